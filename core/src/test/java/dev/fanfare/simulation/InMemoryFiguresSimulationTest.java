package dev.fanfare.simulation;

import dev.fanfare.Storage;

class InMemoryFiguresSimulationTest extends FiguresSimulationContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
