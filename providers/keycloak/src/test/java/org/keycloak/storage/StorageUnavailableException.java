// SPDX-License-Identifier: Apache-2.0
package org.keycloak.storage;

/** Stands for Keycloak's own of this name, which the oldest line does not have. */
public class StorageUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message) {
    super(message);
  }
}
