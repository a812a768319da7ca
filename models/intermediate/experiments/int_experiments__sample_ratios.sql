-- Whether the arms are as large as their shares say: χ² of all who were assigned, and how likely
-- one at least so large is by chance.
with

arms as (
    select * from {{ ref('int_experiments__arms') }}
),

assignments as (
    select * from {{ ref('experiment_assignments') }}
),

counted as (
    select
        arms.experiment,
        arms.arm,
        arms.arm_share,
        count(assignments.customer_id) as customer_count
    from arms
    left join assignments
        on
            arms.experiment = assignments.experiment
            and arms.arm = assignments.arm
    group by
        arms.experiment,
        arms.arm,
        arms.arm_share
),

expected as (
    select
        counted.experiment,
        counted.customer_count,
        cast(
            sum(counted.customer_count) over (partition by counted.experiment)
            as {{ type_double() }}
        ) * counted.arm_share
        / sum(counted.arm_share) over (partition by counted.experiment) as expected_count
    from counted
),

compared as (
    select
        expected.experiment,
        count(*) - 1 as degrees,
        sum(
            cast(
                (expected.customer_count - expected.expected_count)
                * (expected.customer_count - expected.expected_count)
                / nullif(expected.expected_count, 0) as decimal(28, 12)
            )
        ) as chi_square
    from expected
    group by expected.experiment
),

-- least() would take an unknown χ² for a bound
bounded as (
    select
        compared.experiment,
        compared.degrees,
        compared.chi_square,
        case
            when compared.chi_square is not null
                then least(1200, cast(compared.chi_square as {{ type_double() }}))
        end as bounded_square
    from compared
),

rooted as (
    select
        bounded.*,
        sqrt(bounded.bounded_square / 2) as root
    from bounded
),

tailed as (
    select
        rooted.*,
        {{ complementary_error('rooted.root') | indent(8) }} as tail
    from rooted
),

sample_ratios as (
    select
        tailed.experiment,
        {{ as_figure('tailed.chi_square') }} as chi_square,
        {{ as_figure(
            chi_square_p_value('tailed.bounded_square', 'tailed.degrees', 'tailed.tail')
        ) | indent(8) }} as p_value
    from tailed
)

select * from sample_ratios
