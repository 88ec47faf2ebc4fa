package dev.fanfare.payout.bankfile;

import java.io.Serializable;
import java.util.UUID;

/** What is kept under an attempt's key, once and for all: an instruction or its refusal. */
public sealed interface BankEntry extends Serializable permits BankInstruction, RefusedInstruction {
  /** Returns the key of the payout attempt. */
  UUID key();
}
