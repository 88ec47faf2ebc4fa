-- What creators had a model make for them. A row says at each moment what is to be done next, so
-- whoever finds it can go on. The texts are null once they were erased.
create table fanfare_content_job (
  id uuid primary key,
  creator varchar(64) not null,
  type varchar(50) not null,
  quality varchar(16) not null,
  -- Whether workers take it from the queue; otherwise whoever asked waits for it.
  queued boolean not null,
  prompt varchar(1000000),
  -- What it costs, and the reservation that keeps so much aside.
  credit_type varchar(50) not null,
  credits bigint not null,
  reservation uuid not null,
  state varchar(16) not null,
  -- Who holds an older token has lost the job.
  token integer not null,
  attempts integer not null,
  -- When a worker may take it, or until when somebody has it.
  due_at timestamp(6) with time zone,
  deadline timestamp(6) with time zone,
  -- From when on somebody else has to take it up.
  overdue_at timestamp(6) with time zone generated always as (
    case when state = any(array['PROCESSING', 'SCREENING']) and due_at < deadline
      then due_at else deadline end),
  output varchar(1000000),
  -- What the last call to a model used, and how long all calls took.
  provider varchar(64),
  model varchar(128),
  uncached_input bigint,
  cache_read bigint,
  cache_write bigint,
  output_tokens bigint,
  reasoning_tokens bigint,
  processing_micros bigint,
  failure varchar(16),
  -- The charge of its credits.
  charge uuid,
  created_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  erased boolean not null,
  constraint fanfare_content_job_reserved unique (reservation),
  constraint fanfare_content_job_charged unique (charge),
  constraint fanfare_content_job_creator check (creator <> '' and type <> ''),
  constraint fanfare_content_job_quality check (quality = any(array['STANDARD', 'PREMIUM', 'ULTRA'])),
  constraint fanfare_content_job_credits
    check (credit_type <> '' and credits between 1 and 1000000000000),
  constraint fanfare_content_job_state check (state = any(array['QUEUED', 'PROCESSING', 'SCREENING',
    'HELD', 'COMPLETED', 'BLOCKED', 'FAILED'])),
  constraint fanfare_content_job_attempts check (attempts between 0 and token),
  constraint fanfare_content_job_prompt check ((prompt is null) = erased and prompt <> ''),
  constraint fanfare_content_job_output check (
    (output is not null) = (state = any(array['SCREENING', 'HELD', 'COMPLETED']) and not erased)
    and output <> ''),
  constraint fanfare_content_job_due
    check ((due_at is not null) = (state = any(array['QUEUED', 'PROCESSING', 'SCREENING']))),
  constraint fanfare_content_job_end check (
    (deadline is null) = (state = any(array['COMPLETED', 'BLOCKED', 'FAILED']))
    and (ended_at is not null) = (state = any(array['COMPLETED', 'BLOCKED', 'FAILED']))),
  constraint fanfare_content_job_failed check ((failure is not null) = (state = 'FAILED')),
  constraint fanfare_content_job_failure check (failure = any(array['BUSY', 'TIMEOUT', 'CONNECTION',
    'MALFORMED', 'ABANDONED', 'TRUNCATED', 'REFUSED', 'FILTERED', 'LIMIT_REACHED', 'TOO_LARGE',
    'MODEL_FAULT', 'CANCELLED', 'EXPIRED', 'ERASED', 'UNPAID'])),
  constraint fanfare_content_job_paid check ((charge is not null) = (state = 'COMPLETED')),
  constraint fanfare_content_job_run check (
    (model is null) = (provider is null)
    and (processing_micros is null) = (provider is null)
    and (provider is not null or not (state = any(array['SCREENING', 'HELD', 'COMPLETED'])))
    and (provider is not null or uncached_input is null and cache_read is null
      and cache_write is null and output_tokens is null and reasoning_tokens is null)),
  constraint fanfare_content_job_usage check (
    uncached_input >= 0 and cache_read >= 0 and cache_write >= 0 and output_tokens >= 0
    and reasoning_tokens >= 0 and reasoning_tokens <= output_tokens and processing_micros >= 0)
);

-- The queue.
create index fanfare_content_job_queue on fanfare_content_job (state, due_at, id);

-- What somebody has to take up.
create index fanfare_content_job_overdue on fanfare_content_job (overdue_at, id);

create index fanfare_content_job_of_creator on fanfare_content_job (creator, created_at, id);
