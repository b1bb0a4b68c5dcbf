// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.keycloak.models.SingleUseObjectProvider;

/** Keycloak's own single-use store, which does not answer as long as a file is there. */
final class BrittleStore implements SingleUseObjectProvider {

  private final SingleUseObjectProvider real;
  private final Path outage;

  BrittleStore(SingleUseObjectProvider real, Path outage) {
    this.real = real;
    this.outage = outage;
  }

  @Override
  public void put(String key, long seconds, Map<String, String> notes) {
    answering().put(key, seconds, notes);
  }

  @Override
  public Map<String, String> get(String key) {
    return answering().get(key);
  }

  @Override
  public Map<String, String> remove(String key) {
    return answering().remove(key);
  }

  @Override
  public boolean replace(String key, Map<String, String> notes) {
    return answering().replace(key, notes);
  }

  @Override
  public boolean putIfAbsent(String key, long seconds) {
    return answering().putIfAbsent(key, seconds);
  }

  @Override
  public boolean contains(String key) {
    return answering().contains(key);
  }

  @Override
  public void close() {
    // The session closes the real one.
  }

  private SingleUseObjectProvider answering() {
    if (Files.exists(outage)) {
      throw new IllegalStateException("The store is away");
    }
    return real;
  }
}
