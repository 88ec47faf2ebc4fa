-- Collections of hashes of known content. Whoever changes an entry holds the bank's row and takes
-- its next revision.
create table fanfare_hash_bank (
  name varchar(64) primary key,
  category varchar(64) not null,
  severity varchar(16) not null,
  source varchar(128) not null,
  source_version varchar(128) not null,
  enabled boolean not null,
  -- The number of the latest change, and of the latest one that removed something for good.
  revision bigint not null,
  forgotten bigint not null,
  constraint fanfare_hash_bank_texts
    check (name <> '' and category <> '' and source <> '' and source_version <> ''),
  constraint fanfare_hash_bank_severity check (severity = any(array['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'])),
  constraint fanfare_hash_bank_revision check (forgotten between 0 and revision)
);

-- One hash of something known, with the number of its latest change.
create table fanfare_hash_entry (
  bank varchar(64) not null,
  item varchar(128) not null,
  algorithm varchar(16) not null,
  hash varbinary(32) not null,
  quality smallint,
  active boolean not null,
  revision bigint not null,
  primary key (bank, item, algorithm, hash),
  constraint fanfare_hash_entry_change unique (bank, revision),
  constraint fanfare_hash_entry_of foreign key (bank) references fanfare_hash_bank (name),
  constraint fanfare_hash_entry_item check (item <> ''),
  constraint fanfare_hash_entry_algorithm check (algorithm = any(array['PDQ', 'SHA256'])),
  constraint fanfare_hash_entry_hash check (octet_length(hash) = 32),
  constraint fanfare_hash_entry_quality
    check (quality is null or algorithm = 'PDQ' and quality between 0 and 100),
  constraint fanfare_hash_entry_revision check (revision >= 1)
);

-- Files are looked for by their hash; pictures are not, but compared in memory.
create index fanfare_hash_entry_file on fanfare_hash_entry (hash);
