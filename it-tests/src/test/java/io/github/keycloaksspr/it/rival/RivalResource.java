// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.rival;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.services.resource.RealmResourceProvider;

/** Says which versions of two libraries another extension sees. */
public final class RivalResource implements RealmResourceProvider {

  @Override
  public Object getResource() {
    return this;
  }

  /** The version of Jackson, and how libphonenumber writes a number. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String versions() throws ReflectiveOperationException {
    Object jackson =
        Class.forName("com.fasterxml.jackson.databind.cfg.PackageVersion")
            .getField("VERSION")
            .get(null);
    Class<?> util = Class.forName("com.google.i18n.phonenumbers.PhoneNumberUtil");
    Object phones = util.getMethod("getInstance").invoke(null);
    Object number =
        util.getMethod("parse", CharSequence.class, String.class)
            .invoke(phones, "(202) 555-0123", "US");
    return jackson + " " + number;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
