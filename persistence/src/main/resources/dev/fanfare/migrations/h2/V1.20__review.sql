-- A version of an item that somebody has to look at. The queue and the priority say who is given it
-- next; a lease that is over counts as given back.
create table fanfare_review_case (
  id uuid primary key,
  kind varchar(16) not null,
  queue varchar(16) not null,
  content_id varchar(64) not null,
  content_version integer not null,
  creator varchar(64) not null,
  -- The decision under review, or the one that is appealed.
  decision uuid,
  appeal uuid,
  -- Names of categories in their order, with commas between them.
  categories varchar(400) not null,
  severity varchar(16) not null,
  confidence integer not null,
  reach bigint not null,
  boost integer not null,
  needs_second boolean not null,
  -- How the priority grows: from base on by gain with every step, all in millionths.
  base bigint not null,
  gain bigint not null,
  step_micros bigint not null,
  priority bigint not null,
  reprice_at timestamp(6) with time zone not null,
  opened_at timestamp(6) with time zone not null,
  due_at timestamp(6) with time zone not null,
  touched_at timestamp(6) with time zone not null,
  lease_by varchar(64),
  lease_until timestamp(6) with time zone,
  -- The number of the last lease; who has an older one decides nothing.
  token bigint not null,
  outcome varchar(16),
  result uuid,
  decided_by varchar(64),
  ended_at timestamp(6) with time zone,
  version bigint not null,
  -- Where it waits and when its priority changes; nothing once it has ended.
  open_queue varchar(16) generated always as (case when outcome is null then queue end),
  turn_at timestamp(6) with time zone
    generated always as (case when outcome is null then reprice_at end),
  -- 1 for the one open review of a version of an item.
  open_mark smallint
    generated always as (case when outcome is null and kind = 'REVIEW' then 1 end),
  constraint fanfare_review_case_one_open unique (content_id, content_version, open_mark),
  constraint fanfare_review_case_of_appeal unique (appeal),
  constraint fanfare_review_case_kind check (
    kind = any(array['REVIEW', 'APPEAL']) and (appeal is not null) = (kind = 'APPEAL')),
  constraint fanfare_review_case_queue check (queue = any(array['STANDARD', 'RESTRICTED'])),
  constraint fanfare_review_case_content check (
    content_id <> '' and content_version >= 1 and creator <> ''),
  constraint fanfare_review_case_categories check (regexp_like(categories, '^([A-Z_]+(,[A-Z_]+)*)?$')),
  -- What may show minors or intimate pictures is for few eyes.
  constraint fanfare_review_case_restricted check (queue = 'RESTRICTED'
    or categories not like '%MINORS%' and categories not like '%NCII%'),
  constraint fanfare_review_case_severity
    check (severity = any(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_review_case_weights check (
    confidence between 0 and 1000000 and reach >= 0 and boost between 0 and 2000),
  constraint fanfare_review_case_urgency check (
    base between 0 and 1000000000000000 and gain between 0 and 1000000000
    and step_micros between 1000000 and 31622400000000 and priority >= base),
  constraint fanfare_review_case_lease check (
    (lease_by is null) = (lease_until is null) and lease_by <> ''
    and (lease_by is null or token >= 1 and outcome is null)),
  -- Nobody looks at what is their own.
  constraint fanfare_review_case_own check (lease_by <> creator),
  constraint fanfare_review_case_token check (token >= 0 and version >= 1),
  constraint fanfare_review_case_outcome check (outcome = any(array['DECIDED', 'OVERTAKEN', 'WITHDRAWN'])),
  constraint fanfare_review_case_end check (
    (ended_at is not null) = (outcome is not null)
    and (result is not null) = (outcome is not null and outcome <> 'WITHDRAWN')
    and (decided_by is not null) = (outcome is not null and outcome = 'DECIDED')
    and decided_by <> '')
);

-- The queues, in the order in which cases are given away.
create index fanfare_review_case_next
  on fanfare_review_case (open_queue, priority desc, due_at, id);
create index fanfare_review_case_turn on fanfare_review_case (turn_at);
create index fanfare_review_case_of_creator on fanfare_review_case (creator);
create index fanfare_review_case_result on fanfare_review_case (result);
-- What was open in a time; those that still are have no end.
create index fanfare_review_case_ended on fanfare_review_case (ended_at);

-- What one of several reviewers said about a case.
create table fanfare_review_vote (
  review_case uuid not null,
  seq integer not null,
  reviewer varchar(64) not null,
  visibility varchar(24) not null,
  monetary varchar(16) not null,
  service varchar(16) not null,
  account varchar(16) not null,
  categories varchar(400) not null,
  ground_kind varchar(8),
  ground varchar(200),
  statement varchar(64),
  reason varchar(2000) not null,
  strikes integer not null,
  voted_at timestamp(6) with time zone not null,
  primary key (review_case, seq),
  constraint fanfare_review_vote_of foreign key (review_case) references fanfare_review_case (id),
  -- Nobody agrees with themselves.
  constraint fanfare_review_vote_once unique (review_case, reviewer),
  constraint fanfare_review_vote_seq check (seq >= 1),
  constraint fanfare_review_vote_visibility check (visibility = any(array['ALLOW', 'LABEL', 'AGE_RESTRICT',
    'INTERACTION_RESTRICT', 'DEMOTE', 'BLOCK'])),
  constraint fanfare_review_vote_sanctions check (
    monetary = any(array['NONE', 'SUSPEND', 'TERMINATE']) and service = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and account = any(array['NONE', 'SUSPEND', 'TERMINATE'])),
  constraint fanfare_review_vote_categories check (regexp_like(categories, '^([A-Z_]+(,[A-Z_]+)*)?$')),
  constraint fanfare_review_vote_ground check (
    ground_kind = any(array['LAW', 'TERMS']) and (ground is null) = (ground_kind is null) and ground <> ''
    and (ground is not null or visibility = 'ALLOW' and monetary = 'NONE' and service = 'NONE'
      and account = 'NONE')),
  constraint fanfare_review_vote_texts check (reviewer <> '' and reason <> '' and statement <> ''),
  constraint fanfare_review_vote_strikes check (strikes between 0 and 1000)
);

-- Who is not given a case.
create table fanfare_review_exclusion (
  review_case uuid not null,
  reviewer varchar(64) not null,
  primary key (review_case, reviewer),
  constraint fanfare_review_exclusion_of foreign key (review_case)
    references fanfare_review_case (id),
  constraint fanfare_review_exclusion_named check (reviewer <> '')
);

-- That somebody reported a version of an item. What they wrote is null if they wrote nothing, and
-- once it was forgotten.
create table fanfare_notice (
  id uuid primary key,
  content_id varchar(64) not null,
  content_version integer not null,
  creator varchar(64) not null,
  category varchar(32) not null,
  claim varchar(24) not null,
  source varchar(24) not null,
  reporter varchar(64) not null,
  explanation varchar(5000),
  complete boolean not null,
  at timestamp(6) with time zone not null,
  outcome varchar(16),
  decision uuid,
  settled_at timestamp(6) with time zone,
  informed_at timestamp(6) with time zone,
  constraint fanfare_notice_once unique (reporter, content_id, content_version, category),
  constraint fanfare_notice_content check (
    content_id <> '' and content_version >= 1 and creator <> '' and reporter <> ''),
  constraint fanfare_notice_category check (category = any(array['MINORS', 'NCII', 'DEEPFAKE',
    'CONSENT_MISSING', 'SEXUAL_ADULT', 'GRAPHIC_VIOLENCE', 'VIOLENT_EXTREMISM', 'HATE',
    'HARASSMENT', 'SELF_HARM', 'ILLICIT', 'WEAPONS', 'FRAUD_SCAM', 'SPAM',
    'INTELLECTUAL_PROPERTY', 'PRIVACY', 'MISINFORMATION', 'MANIPULATION', 'AI_MADE', 'OTHER'])),
  constraint fanfare_notice_claim check (claim = any(array['TERMS', 'ILLEGAL', 'INTIMATE_REMOVAL'])),
  constraint fanfare_notice_source
    check (source = any(array['USER', 'TRUSTED_FLAGGER', 'DEPICTED_PERSON'])),
  constraint fanfare_notice_outcome check (outcome = any(array['CONFIRMED', 'DISMISSED'])),
  constraint fanfare_notice_settled check (
    (decision is null) = (outcome is null) and (settled_at is null) = (outcome is null)
    and (informed_at is null or outcome is not null))
);

create index fanfare_notice_of_content
  on fanfare_notice (content_id, content_version, at, id);
-- Those that are open have no outcome.
create index fanfare_notice_open on fanfare_notice (content_id, content_version, outcome);
create index fanfare_notice_of_reporter on fanfare_notice (reporter, at, id);
create index fanfare_notice_settled_of on fanfare_notice (reporter, settled_at, id);

-- What was decided about somebody who reports; and a row to hold while they report.
create table fanfare_reporter (
  reporter varchar(64) primary key,
  warned_at timestamp(6) with time zone,
  suspended_until timestamp(6) with time zone,
  decided_by varchar(64),
  constraint fanfare_reporter_named check (reporter <> '' and decided_by <> '')
);

-- A complaint against a decision. What the appellant wrote is null if they wrote nothing, and once
-- it was forgotten.
create table fanfare_appeal (
  id uuid primary key,
  decision uuid not null,
  content_id varchar(64) not null,
  content_version integer not null,
  creator varchar(64) not null,
  party varchar(16) not null,
  appellant varchar(64) not null,
  explanation varchar(5000),
  state varchar(24) not null,
  opened_at timestamp(6) with time zone not null,
  reviewer varchar(64),
  result uuid,
  closed_at timestamp(6) with time zone,
  reference varchar(200),
  version bigint not null,
  constraint fanfare_appeal_once unique (decision, party, appellant),
  constraint fanfare_appeal_content check (
    content_id <> '' and content_version >= 1 and creator <> ''),
  constraint fanfare_appeal_party check (party = any(array['CREATOR', 'NOTIFIER']) and appellant <> ''),
  constraint fanfare_appeal_state check (state = any(array['OPEN', 'IN_REVIEW', 'UPHELD', 'OVERTURNED',
    'PARTLY_OVERTURNED', 'WITHDRAWN'])),
  constraint fanfare_appeal_closed
    check ((closed_at is null) = (state = any(array['OPEN', 'IN_REVIEW']))),
  constraint fanfare_appeal_result check (
    result is null or state = any(array['OVERTURNED', 'PARTLY_OVERTURNED'])),
  -- A person decides; nobody but the appellant takes an appeal back.
  constraint fanfare_appeal_reviewer check (
    reviewer <> '' and (reviewer is not null or state = any(array['OPEN', 'WITHDRAWN']))),
  constraint fanfare_appeal_reference check (reference <> ''),
  constraint fanfare_appeal_version check (version >= 1)
);

create index fanfare_appeal_of_creator on fanfare_appeal (creator, opened_at, id);
create index fanfare_appeal_of_appellant on fanfare_appeal (appellant);
create index fanfare_appeal_ended on fanfare_appeal (closed_at);

-- What decisions do to creators and their content; a row is ended by the decision that took the
-- place of its own.
create table fanfare_effect (
  decision uuid primary key,
  creator varchar(64) not null,
  content_id varchar(64) not null,
  content_version integer not null,
  visibility varchar(24) not null,
  monetary varchar(16) not null,
  service varchar(16) not null,
  account varchar(16) not null,
  strikes integer not null,
  at timestamp(6) with time zone not null,
  strikes_until timestamp(6) with time zone,
  lifted_by uuid,
  lifted_at timestamp(6) with time zone,
  -- Until when its points count; whose service or account it restricts. Nothing once it has ended.
  counts_until timestamp(6) with time zone
    generated always as (case when lifted_at is null then strikes_until end),
  restricted varchar(64) generated always as (
    case when lifted_at is null and (service <> 'NONE' or account <> 'NONE') then creator end),
  constraint fanfare_effect_content check (
    content_id <> '' and content_version >= 1 and creator <> ''),
  constraint fanfare_effect_visibility check (visibility = any(array['ALLOW', 'LABEL', 'AGE_RESTRICT',
    'INTERACTION_RESTRICT', 'DEMOTE', 'HOLD', 'BLOCK'])),
  constraint fanfare_effect_sanctions check (
    monetary = any(array['NONE', 'SUSPEND', 'TERMINATE']) and service = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and account = any(array['NONE', 'SUSPEND', 'TERMINATE'])),
  constraint fanfare_effect_strikes check (
    strikes between 0 and 1000 and (strikes_until is not null) = (strikes > 0)
    and strikes_until > at),
  constraint fanfare_effect_lifted check (
    (lifted_by is null) = (lifted_at is null) and lifted_by <> decision)
);

create index fanfare_effect_of_creator on fanfare_effect (creator, at, decision);
create index fanfare_effect_of_content on fanfare_effect (content_id, content_version);
create index fanfare_effect_counts on fanfare_effect (creator, counts_until);
create index fanfare_effect_restricted on fanfare_effect (restricted);

-- Nothing but a row to hold while what holds for a creator is changed.
create table fanfare_effect_creator (
  creator varchar(64) primary key,
  constraint fanfare_effect_creator_named check (creator <> '')
);
