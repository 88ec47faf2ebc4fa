package dev.fanfare.simulation;

import dev.fanfare.Storage;

class InMemorySimulationTest extends SimulationContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
