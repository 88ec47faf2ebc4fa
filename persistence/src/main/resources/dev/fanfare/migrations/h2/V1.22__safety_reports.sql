-- The safety report of each day and zone, as it was made last.
create table fanfare_safety_report (
  zone varchar(64) not null,
  on_day date not null,
  begins_at timestamp(6) with time zone not null,
  ends_at timestamp(6) with time zone not null,
  revision integer not null,
  made_at timestamp(6) with time zone not null,
  primary key (zone, on_day),
  constraint fanfare_safety_report_zone check (zone <> ''),
  constraint fanfare_safety_report_order check (begins_at <= ends_at and ends_at <= made_at),
  constraint fanfare_safety_report_revision check (revision >= 1)
);

-- The numbers of a report. What is not there counts 0.
create table fanfare_safety_count (
  zone varchar(64) not null,
  on_day date not null,
  metric varchar(32) not null,
  part varchar(64) not null,
  detail varchar(64) not null,
  amount bigint not null,
  primary key (zone, on_day, metric, part, detail),
  constraint fanfare_safety_count_of foreign key (zone, on_day)
    references fanfare_safety_report (zone, on_day),
  constraint fanfare_safety_count_amount check (amount >= 1),
  constraint fanfare_safety_count_metric check (metric = any (array['SCANNED', 'FLAGGED', 'FLAGS',
    'FLAGS_CONFIRMED', 'FLAGS_DISMISSED', 'DECISIONS_AUTOMATED', 'DECISIONS_HUMAN',
    'CASES_OPENED', 'CASES_ENDED', 'CASES_LATE', 'CASES_OPEN', 'CASES_OVERDUE',
    'QUEUE_AGE_OLDEST', 'QUEUE_AGE_MEDIAN', 'QUEUE_AGE_P95', 'APPEALS_OPENED', 'APPEALS_CLOSED',
    'APPEALS_OPEN', 'OUTAGES', 'OUTAGE_SECONDS', 'OUTAGES_OPEN', 'DEFERRED', 'DEFERRED_OPEN',
    'DEFERRED_OLDEST'])),
  -- What is counted apart by which names.
  constraint fanfare_safety_count_part check ((part = '') = (metric = any (array['SCANNED', 'FLAGGED',
    'DEFERRED', 'DEFERRED_OPEN', 'DEFERRED_OLDEST']))),
  constraint fanfare_safety_count_detail check ((detail <> '') = (metric = any (array['FLAGS',
    'FLAGS_CONFIRMED', 'FLAGS_DISMISSED', 'DECISIONS_AUTOMATED', 'DECISIONS_HUMAN',
    'CASES_OPENED', 'CASES_ENDED', 'APPEALS_CLOSED'])))
);
