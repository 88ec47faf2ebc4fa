-- Bank transfers that go to banks in payment files.

-- Payment files that were begun. The details say who pays from which account, encrypted.
create table fanfare_bank_file (
  message_id varchar(35) primary key,
  execution_date date not null,
  created_at timestamp(6) with time zone not null,
  details binary varying(4096) not null,
  details_key bigint not null
);

-- One row, held by whoever begins a file: one at a time.
create table fanfare_bank_file_turn (
  id smallint primary key,
  constraint fanfare_bank_file_turn_one check (id = 1)
);

insert into fanfare_bank_file_turn (id) values (1);

-- What stands under the key of an attempt, once and for all: an instruction, or a refusal. The
-- details say to whom an instruction pays, encrypted; they are null once they were forgotten, which
-- happens only after the bank has answered for good.
create table fanfare_bank_entry (
  entry_key uuid primary key,
  kind varchar(16) not null,
  at timestamp(6) with time zone not null,
  -- Of a refusal.
  cause varchar(16),
  refusal varchar(300),
  -- Of an instruction.
  payout uuid,
  asset varchar(12),
  scale smallint,
  amount bigint,
  sepa boolean,
  block varchar(20),
  remittance varchar(140),
  details binary varying(4096),
  details_key bigint,
  message_id varchar(35),
  state varchar(16),
  reference character varying(1000000),
  reason character varying(1000000),
  state_at timestamp(6) with time zone,
  constraint fanfare_bank_entry_file foreign key (message_id)
    references fanfare_bank_file (message_id),
  constraint fanfare_bank_entry_whole check (
    case kind
      when 'INSTRUCTION' then cause is null and refusal is null and payout is not null
        and asset is not null and scale is not null and amount is not null and sepa is not null
        and block is not null and remittance is not null and state is not null
        and state_at is not null
      when 'REFUSAL' then cause is not null and refusal is not null and payout is null
        and asset is null and scale is null and amount is null and sepa is null
        and block is null and remittance is null and details is null and details_key is null
        and message_id is null and state is null and reference is null and reason is null
        and state_at is null
      else false
    end),
  constraint fanfare_bank_entry_cause check (cause = any(array['INVALID', 'ASKED_FIRST'])),
  constraint fanfare_bank_entry_amount check (amount > 0),
  constraint fanfare_bank_entry_scale check (scale between 0 and 9),
  constraint fanfare_bank_entry_block check (
    block = case when sepa then asset || '-SEPA' else asset end and (not sepa or asset = 'EUR')),
  constraint fanfare_bank_entry_state
    check (state = any(array['ACCEPTED', 'PAID', 'REJECTED', 'RETURNED'])),
  constraint fanfare_bank_entry_details check ((details is null) = (details_key is null)
    and (kind = 'REFUSAL' or details is not null
      or (message_id is not null and state <> 'ACCEPTED')))
);

create index fanfare_bank_entry_in_file on fanfare_bank_entry (message_id, block, entry_key);
