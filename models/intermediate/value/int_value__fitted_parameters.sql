-- What `perfil fit` has found, ever; empty before its first run.
with

fitted as (
    {{ fitted_parameters() }}
)

select * from fitted
