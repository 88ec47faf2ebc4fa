package dev.fanfare.persistence.bankfile;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Held by whoever begins a file. */
@Entity(name = "FanfareBankFileTurn")
@Table(name = "fanfare_bank_file_turn")
class BankFileTurnRow {
  @Id short id;

  protected BankFileTurnRow() {}
}
