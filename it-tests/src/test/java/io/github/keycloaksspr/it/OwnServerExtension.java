// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has a class wait until few enough servers run besides the shared one. */
final class OwnServerExtension implements BeforeAllCallback, AfterAllCallback {

  private static final Semaphore ROOM = new Semaphore(2, true);

  @Override
  public void beforeAll(ExtensionContext context) throws InterruptedException {
    ROOM.acquire();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ROOM.release();
  }
}
