package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.util.List;

/** What became of the wish for a payment file. */
public sealed interface WrittenFile {
  /**
   * The file is written out.
   *
   * @param file what it is
   * @param blocks how much it moves, by block, in the file's order
   */
  record Written(PaymentFile file, List<BlockTotal> blocks) implements WrittenFile {
    public Written {
      requireNonNull(file, "file");
      blocks = List.copyOf(blocks);
      require(!blocks.isEmpty(), "a payment file has at least one block");
    }

    /** Returns how many credit transfers the file holds. */
    public long transactions() {
      return blocks.stream().mapToLong(BlockTotal::transactions).sum();
    }
  }

  /** No instruction waits for a file. Nothing is written, and the message id is free. */
  record NothingToWrite() implements WrittenFile {}
}
