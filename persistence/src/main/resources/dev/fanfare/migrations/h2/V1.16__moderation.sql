-- One row for each item that was ever screened, held by whoever changes anything of the item.
create table fanfare_moderation_item (
  content varchar(64) primary key,
  constraint fanfare_moderation_item_named check (content <> '')
);

-- How the screening of a version of an item stands, and the item itself until it is erased.
create table fanfare_moderation_screening (
  content varchar(64) not null,
  version integer not null,
  creator varchar(64) not null,
  sha256 varchar(64) not null,
  digest varchar(64) not null,
  erased boolean not null,
  kind varchar(16),
  surface varchar(64),
  locale varchar(35),
  body varchar(1000000),
  transcript varchar(1000000),
  -- The handles of its files as JSON, nothing if it has none.
  media varchar(1000000),
  declared_ai_made boolean,
  begun_at timestamp(6) with time zone not null,
  opened_at timestamp(6) with time zone not null,
  -- The run under way: only the one named here may conclude.
  run uuid,
  run_due_at timestamp(6) with time zone,
  run_again boolean,
  run_cause varchar(64),
  tries integer not null,
  -- The stage that it waits for to be screened again.
  waits_for varchar(40),
  waits_shown boolean,
  waits_risk varchar(16),
  waits_since timestamp(6) with time zone,
  next_try timestamp(6) with time zone,
  -- What is shown comes first, then by risk; nothing unless it waits and has no run.
  urgency smallint generated always as (
    case when run is null and waits_for is not null then
      case when waits_shown then 0 else 5 end
      + case waits_risk when 'CRITICAL' then 0 when 'HIGH' then 1 when 'MEDIUM' then 2
        when 'LOW' then 3 else 4 end
    end),
  first_decision uuid,
  -- The decision that holds.
  standing uuid,
  mark varchar(16) not null,
  mark_fault varchar(64),
  primary key (content, version),
  constraint fanfare_moderation_screening_item foreign key (content)
    references fanfare_moderation_item (content),
  constraint fanfare_moderation_screening_version check (version >= 1),
  constraint fanfare_moderation_screening_creator check (creator <> ''),
  constraint fanfare_moderation_screening_hashes
    check (char_length(sha256) = 64 and char_length(digest) = 64),
  constraint fanfare_moderation_screening_kind check (kind = any(array['TEXT', 'IMAGE', 'VIDEO', 'AUDIO'])),
  constraint fanfare_moderation_screening_content check (
    case when erased then kind is null and surface is null and locale is null and body is null
        and transcript is null and media is null and declared_ai_made is null
      else kind is not null and surface is not null and surface <> ''
        and declared_ai_made is not null
        and (body is not null or transcript is not null or media is not null)
    end),
  constraint fanfare_moderation_screening_run check (
    (run_due_at is null) = (run is null) and (run_again is null) = (run is null)
    and (run_cause is null) = (run is null) and (run_cause is null or run_cause <> '')),
  constraint fanfare_moderation_screening_tries check (tries between 0 and 1000000),
  constraint fanfare_moderation_screening_waits check (
    (waits_shown is null) = (waits_for is null) and (waits_risk is null) = (waits_for is null)
    and (waits_since is null) = (waits_for is null) and (next_try is null) = (waits_for is null)
    and (waits_for is null or waits_for <> '')),
  constraint fanfare_moderation_screening_risk
    check (waits_risk = any(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_moderation_screening_decided
    check ((first_decision is null) = (standing is null)),
  constraint fanfare_moderation_screening_mark
    check (mark = any(array['NONE', 'DUE', 'VERIFIED', 'FAILED', 'SKIPPED'])),
  constraint fanfare_moderation_screening_fault check (
    mark_fault is null or mark_fault <> '' and mark = any(array['FAILED', 'SKIPPED']))
);

-- What is open is little of it, and looked for often.
create index fanfare_moderation_screening_due
  on fanfare_moderation_screening (run_due_at, content, version);
create index fanfare_moderation_screening_waiting
  on fanfare_moderation_screening (urgency, waits_since, content, version);
create index fanfare_moderation_screening_unmarked
  on fanfare_moderation_screening (mark, content, version);

create index fanfare_moderation_screening_of_creator
  on fanfare_moderation_screening (creator, begun_at);
create index fanfare_moderation_screening_begun on fanfare_moderation_screening (begun_at);

-- Who can be seen or heard in an item; deleted when the item is erased.
create table fanfare_moderation_person (
  content varchar(64) not null,
  version integer not null,
  person varchar(64) not null,
  primary key (content, version, person),
  constraint fanfare_moderation_person_of foreign key (content, version)
    references fanfare_moderation_screening (content, version),
  constraint fanfare_moderation_person_named check (person <> '')
);

create index fanfare_moderation_person_shown
  on fanfare_moderation_person (person, content, version);

-- What detectors stated. They decide nothing.
create table fanfare_moderation_signal (
  content varchar(64) not null,
  version integer not null,
  seq bigint generated always as identity,
  run uuid not null,
  id uuid not null,
  detector varchar(64) not null,
  detector_version varchar(200) not null,
  family varchar(32) not null,
  status varchar(16) not null,
  category varchar(32),
  severity varchar(16) not null,
  confidence double precision not null,
  -- What it rests on as JSON, nothing if there is none.
  evidence varchar(1000000),
  fault varchar(64),
  at timestamp(6) with time zone not null,
  primary key (content, version, seq),
  constraint fanfare_moderation_signal_of foreign key (content, version)
    references fanfare_moderation_screening (content, version),
  constraint fanfare_moderation_signal_detector
    check (detector <> '' and detector_version <> ''),
  constraint fanfare_moderation_signal_family check (family = any(array['NORMALISER', 'RULES', 'HASH',
    'CONSENT', 'PROVENANCE', 'LANGUAGE_MODEL', 'DEEPFAKE_DETECTOR', 'CLASSIFIER', 'PERSON'])),
  constraint fanfare_moderation_signal_status check (status = any(array['OK', 'INAPPLICABLE', 'ERRORED',
    'TIMED_OUT', 'REFUSED', 'MALFORMED'])),
  constraint fanfare_moderation_signal_category check (category = any(array['MINORS', 'NCII', 'DEEPFAKE',
    'CONSENT_MISSING', 'SEXUAL_ADULT', 'GRAPHIC_VIOLENCE', 'VIOLENT_EXTREMISM', 'HATE',
    'HARASSMENT', 'SELF_HARM', 'ILLICIT', 'WEAPONS', 'FRAUD_SCAM', 'SPAM',
    'INTELLECTUAL_PROPERTY', 'PRIVACY', 'MISINFORMATION', 'MANIPULATION', 'AI_MADE', 'OTHER'])),
  constraint fanfare_moderation_signal_severity
    check (severity = any(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_moderation_signal_confidence check (confidence between 0 and 1),
  constraint fanfare_moderation_signal_says check (
    (category is not null) = (status = 'OK') and (fault is null) = (status = 'OK')
    and (status = 'OK' or severity = 'NONE' and confidence = 0)
    and (fault is null or fault <> ''))
);

-- What was decided about a version, by a policy or a person.
create table fanfare_moderation_decision (
  id uuid primary key,
  seq bigint generated always as identity,
  content varchar(64) not null,
  version integer not null,
  sha256 varchar(64) not null,
  creator varchar(64) not null,
  visibility varchar(32) not null,
  monetary varchar(16) not null,
  service varchar(16) not null,
  account varchar(16) not null,
  -- Their names, with commas between them.
  categories varchar(400) not null,
  severity varchar(16) not null,
  ground_kind varchar(16),
  ground varchar(200),
  statement varchar(64),
  -- What a person wrote.
  reason varchar(2000),
  appeal_from date,
  appeal_until date,
  appeal_zone varchar(64),
  needs_human boolean not null,
  needs_second boolean not null,
  review_by timestamp(6) with time zone,
  strikes smallint not null,
  deferred boolean not null,
  -- The rows of the policy and the signals that led here, as JSON.
  basis varchar(1000000) not null,
  policy varchar(64) not null,
  -- Who decided: the policy of this version, or this person.
  by_policy varchar(64),
  by_person varchar(64),
  overrides uuid,
  at timestamp(6) with time zone not null,
  -- What a screening may name as its decisions: those about its own version.
  constraint fanfare_moderation_decision_about unique (content, version, id),
  constraint fanfare_moderation_decision_of foreign key (content, version)
    references fanfare_moderation_screening (content, version),
  constraint fanfare_moderation_decision_overrides foreign key (content, version, overrides)
    references fanfare_moderation_decision (content, version, id),
  constraint fanfare_moderation_decision_other check (overrides <> id),
  -- Decisions follow each other: no two replace the same one.
  constraint fanfare_moderation_decision_replaced unique (overrides),
  constraint fanfare_moderation_decision_creator check (creator <> ''),
  constraint fanfare_moderation_decision_hash check (char_length(sha256) = 64),
  constraint fanfare_moderation_decision_visibility check (visibility = any(array['ALLOW', 'LABEL',
    'AGE_RESTRICT', 'INTERACTION_RESTRICT', 'DEMOTE', 'HOLD', 'BLOCK'])),
  constraint fanfare_moderation_decision_sanctions check (
    monetary = any(array['NONE', 'SUSPEND', 'TERMINATE']) and service = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and account = any(array['NONE', 'SUSPEND', 'TERMINATE'])),
  constraint fanfare_moderation_decision_categories check (regexp_like(categories,
    '^((MINORS|NCII|DEEPFAKE|CONSENT_MISSING|SEXUAL_ADULT|GRAPHIC_VIOLENCE|VIOLENT_EXTREMISM|HATE|HARASSMENT|SELF_HARM|ILLICIT|WEAPONS|FRAUD_SCAM|SPAM|INTELLECTUAL_PROPERTY|PRIVACY|MISINFORMATION|MANIPULATION|AI_MADE|OTHER)(,(?=[A-Z])|$))*$')),
  constraint fanfare_moderation_decision_severity
    check (severity = any(array['NONE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_moderation_decision_ground check (
    (ground is null) = (ground_kind is null) and (ground is null or ground <> '')),
  constraint fanfare_moderation_decision_ground_kind check (ground_kind = any(array['LAW', 'TERMS'])),
  constraint fanfare_moderation_decision_founded check (
    ground is not null or visibility = any(array['ALLOW', 'HOLD']) and monetary = 'NONE'
      and service = 'NONE' and account = 'NONE'),
  constraint fanfare_moderation_decision_texts check (statement <> '' and reason <> ''),
  constraint fanfare_moderation_decision_appeal check (
    (appeal_until is null) = (appeal_from is null) and (appeal_zone is null) = (appeal_from is null)
    and (appeal_from is null or appeal_until >= appeal_from + interval '6' month)),
  constraint fanfare_moderation_decision_review check ((review_by is not null) = needs_human),
  constraint fanfare_moderation_decision_strikes check (strikes between 0 and 1000),
  constraint fanfare_moderation_decision_deferred
    check (not deferred or not (visibility = any(array['HOLD', 'BLOCK']))),
  constraint fanfare_moderation_decision_by check (
    policy <> '' and (by_policy is null) = (by_person is not null)
    and (by_policy is null or by_policy <> '') and (by_person is null or by_person <> ''))
);

create index fanfare_moderation_decision_at on fanfare_moderation_decision (at);
create index fanfare_moderation_decision_in_outages
  on fanfare_moderation_decision (deferred, at);

alter table fanfare_moderation_screening add constraint fanfare_moderation_screening_first
  foreign key (content, version, first_decision)
  references fanfare_moderation_decision (content, version, id);
alter table fanfare_moderation_screening add constraint fanfare_moderation_screening_standing
  foreign key (content, version, standing)
  references fanfare_moderation_decision (content, version, id);

-- That something was found in a version: one for each category.
create table fanfare_moderation_flag (
  id uuid primary key,
  content varchar(64) not null,
  version integer not null,
  creator varchar(64) not null,
  category varchar(32) not null,
  severity varchar(16) not null,
  confidence double precision not null,
  family varchar(32) not null,
  signal uuid,
  raised_by varchar(64),
  opened_at timestamp(6) with time zone not null,
  -- How it was settled, nothing while it is open.
  outcome varchar(16),
  reason varchar(2000),
  by_policy varchar(64),
  by_person varchar(64),
  resolved_at timestamp(6) with time zone,
  constraint fanfare_moderation_flag_once unique (content, version, category),
  constraint fanfare_moderation_flag_of foreign key (content, version)
    references fanfare_moderation_screening (content, version),
  constraint fanfare_moderation_flag_creator check (creator <> ''),
  constraint fanfare_moderation_flag_category check (category = any(array['MINORS', 'NCII', 'DEEPFAKE',
    'CONSENT_MISSING', 'SEXUAL_ADULT', 'GRAPHIC_VIOLENCE', 'VIOLENT_EXTREMISM', 'HATE',
    'HARASSMENT', 'SELF_HARM', 'ILLICIT', 'WEAPONS', 'FRAUD_SCAM', 'SPAM',
    'INTELLECTUAL_PROPERTY', 'PRIVACY', 'MISINFORMATION', 'MANIPULATION', 'AI_MADE', 'OTHER'])),
  constraint fanfare_moderation_flag_severity
    check (severity = any(array['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_moderation_flag_confidence check (confidence between 0 and 1),
  constraint fanfare_moderation_flag_family check (family = any(array['NORMALISER', 'RULES', 'HASH',
    'CONSENT', 'PROVENANCE', 'LANGUAGE_MODEL', 'DEEPFAKE_DETECTOR', 'CLASSIFIER', 'PERSON'])),
  constraint fanfare_moderation_flag_raised check (
    (family = 'PERSON') = (raised_by is not null and signal is null)
    and (raised_by is null or raised_by <> '')),
  constraint fanfare_moderation_flag_outcome check (outcome = any(array['CONFIRMED', 'DISMISSED'])),
  constraint fanfare_moderation_flag_settled check (
    (reason is null) = (outcome is null) and (resolved_at is null) = (outcome is null)
    and (reason is null or reason <> '')),
  constraint fanfare_moderation_flag_by check (
    case when outcome is null then by_policy is null and by_person is null
      else (by_policy is null) = (by_person is not null)
        and (by_policy is null or by_policy <> '') and (by_person is null or by_person <> '')
    end)
);

create index fanfare_moderation_flag_opened on fanfare_moderation_flag (opened_at);

-- What a policy in shadow would have done where another one decided.
create table fanfare_moderation_shadow (
  decision uuid primary key,
  content varchar(64) not null,
  version integer not null,
  shadow_version varchar(64) not null,
  live_visibility varchar(32) not null,
  live_monetary varchar(16) not null,
  live_service varchar(16) not null,
  live_account varchar(16) not null,
  shadow_visibility varchar(32) not null,
  shadow_monetary varchar(16) not null,
  shadow_service varchar(16) not null,
  shadow_account varchar(16) not null,
  shift varchar(16) not null,
  -- The rows that would have led there, as JSON.
  basis varchar(1000000) not null,
  at timestamp(6) with time zone not null,
  constraint fanfare_moderation_shadow_of foreign key (content, version, decision)
    references fanfare_moderation_decision (content, version, id),
  constraint fanfare_moderation_shadow_named check (shadow_version <> ''),
  constraint fanfare_moderation_shadow_visibility check (
    live_visibility = any(array['ALLOW', 'LABEL', 'AGE_RESTRICT', 'INTERACTION_RESTRICT', 'DEMOTE', 'HOLD',
      'BLOCK'])
    and shadow_visibility = any(array['ALLOW', 'LABEL', 'AGE_RESTRICT', 'INTERACTION_RESTRICT', 'DEMOTE',
      'HOLD', 'BLOCK'])),
  constraint fanfare_moderation_shadow_sanctions check (
    live_monetary = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and live_service = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and live_account = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and shadow_monetary = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and shadow_service = any(array['NONE', 'SUSPEND', 'TERMINATE'])
    and shadow_account = any(array['NONE', 'SUSPEND', 'TERMINATE'])),
  constraint fanfare_moderation_shadow_shift
    check (shift = any(array['SAME', 'STRICTER', 'MILDER', 'MIXED'])),
  constraint fanfare_moderation_shadow_same check ((shift = 'SAME') = (
    live_visibility = shadow_visibility and live_monetary = shadow_monetary
    and live_service = shadow_service and live_account = shadow_account))
);

create index fanfare_moderation_shadow_sums
  on fanfare_moderation_shadow (shadow_version, live_visibility, shadow_visibility, shift);
create index fanfare_moderation_shadow_differs
  on fanfare_moderation_shadow (shadow_version, decision);

-- Times in which a stage was out; a stage is out once at a time.
create table fanfare_moderation_outage (
  stage varchar(64) not null,
  began_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  -- The stage while it is out, nothing afterwards.
  open_stage varchar(64),
  primary key (stage, began_at),
  constraint fanfare_moderation_outage_one_open unique (open_stage),
  constraint fanfare_moderation_outage_named check (stage <> ''),
  constraint fanfare_moderation_outage_open check (
    (open_stage is not null) = (ended_at is null) and (open_stage is null or open_stage = stage))
);

create index fanfare_moderation_outage_began on fanfare_moderation_outage (began_at);
