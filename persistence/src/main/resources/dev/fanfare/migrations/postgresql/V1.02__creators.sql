-- What Fanfare knows of a creator.
create table fanfare_creator (
  id varchar(64) collate "C" primary key,
  display_name varchar(200) not null,
  currency varchar(12) not null,
  currency_scale smallint not null,
  zone varchar(64) not null,
  joined_at timestamp(6) with time zone not null,
  verification varchar(16) not null,
  payout_hold varchar(200),
  constraint fanfare_creator_id check (id <> ''),
  constraint fanfare_creator_name check (display_name <> ''),
  constraint fanfare_creator_scale check (currency_scale between 0 and 9),
  constraint fanfare_creator_verification
    check (verification in ('PENDING', 'VERIFIED', 'REJECTED')),
  constraint fanfare_creator_hold check (payout_hold <> '')
);
