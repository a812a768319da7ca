-- This run: its clock, the last time before that segments were judged, and whether what it finds is
-- recorded. A build of a past day, or of one told already, is a question; one of a day to come a
-- mistake. Events later than any evaluation are of a run that broke off before its end.
-- It comes after memberships, so that whatever part of the project judges them anew has a clock of
-- its own, and is not taken for the run before.
-- depends_on: {{ ref('segment_memberships') }}
with

last_evaluations as (
    select * from {{ ref('int_segments__last_evaluations') }}
),

last_events as (
    select * from {{ ref('int_segments__last_events') }}
),

evaluated as (
    select
        max(
            case
                when last_evaluations.evaluated_at <= {{ as_of() }}
                    then last_evaluations.evaluated_at
            end
        ) as last_evaluated_at,
        max(last_evaluations.evaluated_at) as latest_evaluated_at
    from last_evaluations
),

moved as (
    select max(last_events.evaluated_at) as latest_event_at
    from last_events
),

evaluation as (
    select
        {{ as_of() }} as evaluated_at,
        evaluated.last_evaluated_at,
        (
            (
                evaluated.latest_evaluated_at is null
                or {{ as_of() }} > evaluated.latest_evaluated_at
            )
            and (moved.latest_event_at is null or {{ as_of() }} >= moved.latest_event_at)
            and {{ as_of() }} < {{ tomorrow() }}
        ) as is_recorded
    from evaluated
    cross join moved
)

select * from evaluation
