package dev.fanfare.persistence.host;

import dev.fanfare.Storage;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.EventStoreContract;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.OperationStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.event.UnitOfWorkContract;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.LedgerStoreContract;
import dev.fanfare.simulation.SimulationContract;
import org.junit.jupiter.api.Nested;

/** The contracts that say most about transactions, in the host's. */
abstract class HostStoreContracts {
  /** Returns a host over an empty database. */
  protected abstract Host newHost();

  @Nested
  class Transactions extends UnitOfWorkContract {
    private final Storage storage = newHost().storage();

    @Override
    protected UnitOfWork transactions() {
      return storage;
    }

    @Override
    protected EventStore outbox() {
      return storage.events();
    }
  }

  @Nested
  class Events extends EventStoreContract {
    private final Storage storage = newHost().storage();

    @Override
    protected UnitOfWork transactions() {
      return storage;
    }

    @Override
    protected EventStore store() {
      return storage.events();
    }
  }

  @Nested
  class Operations extends OperationStoreContract {
    private final Storage storage = newHost().storage();

    @Override
    protected UnitOfWork transactions() {
      return storage;
    }

    @Override
    protected OperationStore store() {
      return storage.operations();
    }
  }

  @Nested
  class Ledger extends LedgerStoreContract {
    private final Storage storage = newHost().storage();

    @Override
    protected UnitOfWork transactions() {
      return storage;
    }

    @Override
    protected LedgerStore store() {
      return storage.ledger();
    }
  }

  @Nested
  class Simulation extends SimulationContract {
    @Override
    protected Storage newStorage() {
      return newHost().storage();
    }

    @Override
    protected int seeds() {
      return 4;
    }

    @Override
    protected int manySeeds() {
      return 6;
    }

    @Override
    protected int exhaustiveSeeds() {
      return 0;
    }
  }
}
