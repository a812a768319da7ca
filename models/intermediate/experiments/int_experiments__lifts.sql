-- Each arm against its control in floating point: Welch's standard error, and the same after CUPED
-- (Deng, Xu, Kohavi and Walker 2013) has taken out what was there before, as far as the two arms
-- together say that it goes along with what came.
with

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

arm_sums as (
    select * from {{ ref('int_experiments__arm_sums') }}
),

doubles as (
    select
        arm_sums.experiment,
        arm_sums.arm,
        arm_sums.metric,
        cast(arm_sums.customer_count as {{ type_double() }}) as n,
        cast(arm_sums.outcome_total as {{ type_double() }}) / arm_sums.customer_count as mean,
        cast(arm_sums.deviation_sum as {{ type_double() }}) as y,
        cast(arm_sums.before_sum as {{ type_double() }}) as x,
        cast(arm_sums.deviation_squares as {{ type_double() }}) as yy,
        cast(arm_sums.before_squares as {{ type_double() }}) as xx,
        cast(arm_sums.products as {{ type_double() }}) as xy
    from arm_sums
),

spread as (
    select
        doubles.*,
        -- one customer has no spread
        greatest(0, doubles.yy - doubles.y * doubles.y / doubles.n) / nullif(doubles.n - 1, 0)
            as y_variance,
        greatest(0, doubles.xx - doubles.x * doubles.x / doubles.n) / nullif(doubles.n - 1, 0)
            as x_variance,
        (doubles.xy - doubles.x * doubles.y / doubles.n) / nullif(doubles.n - 1, 0) as covariance
    from doubles
),

paired as (
    select
        treated.experiment,
        treated.arm,
        treated.metric,
        treated.n as n_t,
        control.n as n_c,
        treated.mean as mean_t,
        control.mean as mean_c,
        treated.mean - control.mean as lift,
        treated.x / treated.n - control.x / control.n as lift_before,
        treated.y_variance as y_variance_t,
        control.y_variance as y_variance_c,
        treated.x_variance as x_variance_t,
        control.x_variance as x_variance_c,
        treated.covariance as covariance_t,
        control.covariance as covariance_c,
        treated.xy + control.xy
        - (treated.x + control.x) * (treated.y + control.y) / (treated.n + control.n) as xy,
        treated.xx + control.xx
        - (treated.x + control.x) * (treated.x + control.x) / (treated.n + control.n) as xx,
        treated.xx + control.xx as xx_about_all
    from spread as treated
    inner join arms as control_arms
        on
            treated.experiment = control_arms.experiment
            and control_arms.is_control
    inner join spread as control
        on
            treated.experiment = control.experiment
            and control_arms.arm = control.arm
            and treated.metric = control.metric
    where treated.arm != control_arms.arm
),

slopes as (
    select
        paired.*,
        -- where all were alike before there is nothing to learn but rounding
        case when paired.xx > 1e-12 * paired.xx_about_all then paired.xy / paired.xx end as theta
    from paired
),

adjusted as (
    select
        slopes.*,
        slopes.lift - slopes.theta * slopes.lift_before as cuped_lift,
        sqrt(slopes.y_variance_t / slopes.n_t + slopes.y_variance_c / slopes.n_c) as error,
        greatest(
            0,
            slopes.y_variance_t - 2 * slopes.theta * slopes.covariance_t
            + slopes.theta * slopes.theta * slopes.x_variance_t
        ) / slopes.n_t as cuped_variance_t,
        greatest(
            0,
            slopes.y_variance_c - 2 * slopes.theta * slopes.covariance_c
            + slopes.theta * slopes.theta * slopes.x_variance_c
        ) / slopes.n_c as cuped_variance_c,
        case when slopes.mean_c > 0 then slopes.lift / slopes.mean_c end as relative_lift
    from slopes
),

measured as (
    select
        adjusted.experiment,
        adjusted.arm,
        adjusted.metric,
        adjusted.n_t as customer_count,
        adjusted.n_c as control_count,
        adjusted.mean_t as mean,
        adjusted.mean_c as control_mean,
        adjusted.lift,
        adjusted.error,
        adjusted.relative_lift,
        -- by the delta method, the two means being independent
        case
            when adjusted.mean_c > 0
                then
                    sqrt(
                        adjusted.y_variance_t / adjusted.n_t
                        + adjusted.y_variance_c / adjusted.n_c
                        * adjusted.mean_t * adjusted.mean_t / (adjusted.mean_c * adjusted.mean_c)
                    ) / adjusted.mean_c
        end as relative_error,
        abs(adjusted.lift) / nullif(adjusted.error, 0) / sqrt(2) as z_root,
        adjusted.theta,
        adjusted.cuped_lift,
        case
            when adjusted.theta is not null
                then sqrt(adjusted.cuped_variance_t + adjusted.cuped_variance_c)
        end as cuped_error
    from adjusted
),

lifts as (
    select
        measured.*,
        {{ complementary_error('measured.z_root') | indent(8) }} as p_value
    from measured
)

select * from lifts
