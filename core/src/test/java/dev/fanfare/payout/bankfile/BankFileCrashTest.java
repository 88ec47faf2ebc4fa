package dev.fanfare.payout.bankfile;

import static dev.fanfare.payout.bankfile.Bank.attempt;
import static dev.fanfare.payout.bankfile.Bank.endToEndId;
import static dev.fanfare.payout.bankfile.Bank.request;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That no payment is in two files, whatever fails and whoever else writes. */
class BankFileCrashTest {
  private static final Pattern ID = Pattern.compile("<EndToEndId>([0-9a-f]{32})</EndToEndId>");

  /**
   * The process dies before or after each call of the store in turn; then the host starts anew and
   * asks again.
   */
  @Test
  void survivesACrashAtEveryStepOfWritingAFile() throws Exception {
    byte[] undisturbed = written();
    int crashes = 0;
    for (boolean after : new boolean[] {false, true}) {
      boolean crashed = true;
      for (int step = 1; crashed; step++) {
        Crashes crashing = new Crashes(after);
        Bank bank = new Bank(crashing::around);
        bank.accept("a", "b", "c");
        crashing.at(step);
        try {
          bank.write("M1");
          crashed = false;
        } catch (Crashes.Crash e) {
          crashes++;
        }
        crashing.never();

        byte[] again = bank.write("M1");

        assertThat(again).as("crash at step %d, after %s", step, after).isEqualTo(undisturbed);
        assertThat(bank.gateway.writeFile(request("M2"), new ByteArrayOutputStream()))
            .isEqualTo(new WrittenFile.NothingToWrite());
      }
    }
    assertThat(crashes).as("before and after assign, totals and a page").isEqualTo(6);
  }

  private static byte[] written() {
    Bank bank = new Bank();
    bank.accept("a", "b", "c");
    return bank.write("M1");
  }

  @Test
  void writesTheSameFileAfterTheDiskWasFull() {
    Bank bank = new Bank();
    bank.accept("a", "b", "c");
    byte[] whole = written();
    for (int room = 0; room < whole.length; room += 97) {
      var disk = new FullDisk(room);

      assertThatExceptionOfType(PaymentFileException.class)
          .isThrownBy(() -> bank.gateway.writeFile(request("M1"), disk))
          .satisfies(e -> assertThat(e.messageId()).isEqualTo("M1"))
          .withRootCauseInstanceOf(IOException.class);
    }
    bank.accept("late");

    assertThat(bank.write("M1")).isEqualTo(whole);
  }

  @Test
  void keepsFilesApartThatManyThreadsWriteWhileOthersSubmit() throws Exception {
    Bank bank = new Bank();
    Set<String> submitted = ConcurrentHashMap.newKeySet();

    List<byte[]> files =
        inParallel(
            16,
            12,
            (thread, n) -> {
              String name = thread + "-" + n;
              bank.gateway.submit(attempt(name, "1.00", "EUR"));
              submitted.add(endToEndId(name));
              var out = new ByteArrayOutputStream();
              // Four threads share a message id.
              bank.gateway.writeFile(request("M" + thread % 4 + "-" + n), out);
              return out.toByteArray();
            });
    List<byte[]> all = new ArrayList<>(files);
    var rest = new ByteArrayOutputStream();
    bank.gateway.writeFile(request("rest"), rest);
    all.add(rest.toByteArray());

    Set<String> distinct = new HashSet<>();
    List<String> paid = new ArrayList<>();
    for (byte[] file : all) {
      String text = new String(file, StandardCharsets.UTF_8);
      if (!text.isEmpty() && distinct.add(text)) {
        PaymentXml.validate(file);
        ID.matcher(text).results().forEach(m -> paid.add(m.group(1)));
      }
    }
    assertThat(paid).doesNotHaveDuplicates();
    assertThat(new HashSet<>(paid)).isEqualTo(submitted);
  }

  /**
   * 20,000 transfers of 0.01, 0.02 ... 200.00: their sum is 0.01 * 20000 * 20001 / 2 = 2000100.00.
   */
  @Test
  void streamsTwentyThousandPaymentsPageByPage() throws Exception {
    AtomicInteger largestPage = new AtomicInteger();
    AtomicInteger pages = new AtomicInteger();
    Bank bank =
        new Bank(
            memory ->
                new ForwardingStore(memory) {
                  @Override
                  public List<BankInstruction> page(
                      String messageId, PaymentBlock block, Optional<UUID> after, int limit) {
                    var page = super.page(messageId, block, after, limit);
                    pages.incrementAndGet();
                    largestPage.accumulateAndGet(page.size(), Math::max);
                    return page;
                  }
                });
    Asset euro = Asset.of("EUR");
    for (int i = 1; i <= 20_000; i++) {
      bank.gateway.submit(attempt("p" + i, new Money(i, euro), Bank.ADA_ACCOUNT));
    }
    AtomicLong mostHeldBack = new AtomicLong();
    var counting =
        new ByteArrayOutputStream() {
          private int lastPages;

          @Override
          public synchronized void write(byte[] b, int off, int len) {
            if (pages.get() > lastPages) {
              mostHeldBack.accumulateAndGet(pages.get() - lastPages, Math::max);
              lastPages = pages.get();
            }
            super.write(b, off, len);
          }
        };

    var answer = (WrittenFile.Written) bank.gateway.writeFile(request("M1"), counting);

    assertThat(answer.transactions()).isEqualTo(20_000);
    assertThat(answer.blocks().get(0).sum()).isEqualTo(new BigDecimal("2000100.00"));
    PaymentXml file = PaymentXml.valid(counting.toByteArray());
    assertThat(file.text("CstmrCdtTrfInitn/GrpHdr/NbOfTxs")).isEqualTo("20000");
    assertThat(file.text("CstmrCdtTrfInitn/GrpHdr/CtrlSum")).isEqualTo("2000100.00");
    assertThat(file.texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/PmtId/EndToEndId"))
        .hasSize(20_000)
        .doesNotHaveDuplicates();
    assertThat(
            file.texts("CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf/Amt/InstdAmt").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(new BigDecimal("2000100.00"));
    assertThat(largestPage.get()).as("instructions in memory at once").isLessThanOrEqualTo(1_000);
    assertThat(mostHeldBack.get())
        .as("pages before anything is written out")
        .isLessThanOrEqualTo(2);
  }

  /** Takes some bytes and then fails. */
  private static final class FullDisk extends OutputStream {
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("disk full");
      }
    }
  }
}
