-- A call to a language model: who asked, what for, how much, at what cost. Nothing that was said.
create table fanfare_ai_usage (
  id uuid primary key,
  at timestamp(6) with time zone not null,
  user_id varchar(64),
  purpose varchar(64) not null,
  tenant varchar(64),
  -- the model that was asked
  provider varchar(64) not null,
  model varchar(128) not null,
  -- the model that answered, if one did
  answered_provider varchar(64),
  answered_model varchar(128),
  -- tokens as the provider counted them; null is unknown, which is not 0
  uncached_input bigint,
  cache_read bigint,
  cache_write bigint,
  output bigint,
  reasoning bigint,
  -- Billionths of a unit of the asset. Without a cost: why nobody knows it, or null if nothing was
  -- served.
  cost_nanos bigint,
  asset varchar(12),
  scale smallint,
  unpriced varchar(16),
  streamed boolean not null,
  attempts smallint not null,
  finish varchar(20),
  fault varchar(20),
  took_micros bigint not null,
  first_token_micros bigint,
  request_id varchar(128),
  constraint fanfare_ai_usage_texts check (user_id <> '' and purpose <> '' and tenant <> ''
    and provider <> '' and model <> '' and request_id <> ''),
  constraint fanfare_ai_usage_answered check (
    (answered_provider is null) = (answered_model is null)
    and (finish is null or answered_model is not null)
    and (answered_model is null or answered_model <> '' and answered_provider <> '')),
  constraint fanfare_ai_usage_tokens check (
    uncached_input between 0 and 1000000000000 and cache_read between 0 and 1000000000000
    and cache_write between 0 and 1000000000000 and output between 0 and 1000000000000
    and reasoning >= 0
    and (reasoning is null or output is null or reasoning <= output)),
  constraint fanfare_ai_usage_cost check (
    cost_nanos between 0 and 1000000000000000
    and (cost_nanos is null) = (asset is null) and (cost_nanos is null) = (scale is null)
    and (cost_nanos is null or unpriced is null)
    and scale between 0 and 9),
  constraint fanfare_ai_usage_unpriced check (unpriced = any(array['NO_PRICE', 'NO_COUNT',
    'NO_CLASS_PRICE', 'BROKEN_OFF', 'IMPLAUSIBLE'])),
  constraint fanfare_ai_usage_end check ((finish is null) <> (fault is null)),
  constraint fanfare_ai_usage_finish check (finish = any(array['STOP', 'LENGTH', 'STOP_SEQUENCE',
    'TOOL', 'REFUSAL', 'CONTENT_FILTER', 'CONTEXT_EXCEEDED', 'UNKNOWN'])),
  constraint fanfare_ai_usage_fault check (fault = any(array['RATE_LIMITED', 'QUOTA_EXHAUSTED',
    'OVERLOADED', 'AUTHENTICATION', 'INVALID_REQUEST', 'TOO_LARGE', 'TIMEOUT', 'CONNECTION',
    'STREAM_TRUNCATED', 'PROTOCOL_VIOLATION', 'MALFORMED_OUTPUT', 'REFUSED', 'CANCELLED',
    'BUDGET_EXCEEDED', 'OTHER'])),
  constraint fanfare_ai_usage_times check (attempts between 0 and 1000
    and took_micros between 0 and 31536000000000
    and first_token_micros between 0 and 31536000000000)
);

-- What is totalled, and what is pruned, lies in a time.
create index fanfare_ai_usage_at on fanfare_ai_usage (at);
create index fanfare_ai_usage_of_user on fanfare_ai_usage (user_id, at);

-- A user's day for a purpose: how many calls count in it. A row without a zone belongs to somebody
-- who was locked and never had a call.
create table fanfare_ai_quota (
  user_id varchar(64) not null,
  purpose varchar(64) not null,
  zone varchar(64),
  reset_at timestamp(6) with time zone,
  used integer not null default 0,
  primary key (user_id, purpose),
  constraint fanfare_ai_quota_texts check (user_id <> '' and purpose <> ''),
  constraint fanfare_ai_quota_window check (
    used >= 0 and (zone is null) = (reset_at is null) and (zone is not null or used = 0))
);

-- A message that was to count in a day, and what became of it.
create table fanfare_ai_quota_message (
  user_id varchar(64) not null,
  purpose varchar(64) not null,
  message varchar(128) not null,
  state varchar(16) not null,
  -- the end of the day that it counts in
  reset_at timestamp(6) with time zone not null,
  primary key (user_id, purpose, message),
  constraint fanfare_ai_quota_message_of foreign key (user_id, purpose)
    references fanfare_ai_quota (user_id, purpose),
  constraint fanfare_ai_quota_message_text check (message <> ''),
  constraint fanfare_ai_quota_message_state check (state = any(array['RESERVED', 'SPENT',
    'REFUNDED']))
);

create index fanfare_ai_quota_message_end on fanfare_ai_quota_message (reset_at);

-- What calls of a scope cost in a period, and what is kept for those under way, in billionths of a
-- unit of the asset.
create table fanfare_ai_budget (
  id uuid primary key, -- derived from the five below
  scope varchar(16) not null,
  name varchar(64) not null, -- of the purpose or tenant; empty for the platform
  period varchar(16) not null,
  starts date not null,
  asset varchar(12) not null,
  scale smallint not null,
  spent bigint not null default 0,
  reserved bigint not null default 0,
  -- how many calls are in spent by guess
  unpriced bigint not null default 0,
  -- the highest percentage that was announced
  alerted smallint not null default 0,
  stopped boolean not null default false,
  constraint fanfare_ai_budget_once unique (scope, name, period, starts, asset, scale),
  constraint fanfare_ai_budget_scope check (
    scope = any(array['PLATFORM', 'PURPOSE', 'TENANT']) and (scope = 'PLATFORM') = (name = '')),
  constraint fanfare_ai_budget_period check (
    period = any(array['DAY', 'MONTH']) and (period = 'DAY' or extract(day from starts) = 1)),
  constraint fanfare_ai_budget_amounts check (
    spent >= 0 and reserved >= 0 and unpriced >= 0 and alerted between 0 and 500
    and scale between 0 and 9 and asset <> '')
);

-- What is kept of a budget for a call, and what the call came to.
create table fanfare_ai_reservation (
  call_id uuid not null,
  budget uuid not null,
  amount bigint not null,
  expires_at timestamp(6) with time zone not null,
  state varchar(16) not null,
  counted bigint not null default 0,
  primary key (call_id, budget),
  constraint fanfare_ai_reservation_of foreign key (budget) references fanfare_ai_budget (id),
  constraint fanfare_ai_reservation_state check (state = any(array['OPEN', 'SETTLED', 'EXPIRED'])),
  constraint fanfare_ai_reservation_amounts check (
    amount >= 0 and counted >= 0 and (state = 'SETTLED' or counted = 0))
);

create index fanfare_ai_reservation_due on fanfare_ai_reservation (state, expires_at);
