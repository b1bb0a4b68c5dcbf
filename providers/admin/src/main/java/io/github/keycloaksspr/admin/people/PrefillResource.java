// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Values to begin with for many users at once. */
public final class PrefillResource {

  private static final int MOST_BYTES = 1_048_576;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  public PrefillResource(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /**
   * Takes a CSV file line by line: what is good is stored, what is not is reported. The same file
   * can be sent again.
   *
   * @param file in UTF-8, at most 1 MiB and 5,000 lines; see {@link PrefillSheet}
   */
  @POST
  @Consumes("text/csv")
  @Produces(MediaType.APPLICATION_JSON)
  public Response prefill(byte[] file) {
    request.requireQueryUsers();
    if (file.length > MOST_BYTES) {
      throw refusal(Response.Status.REQUEST_ENTITY_TOO_LARGE, "The file is bigger than 1 MiB.");
    }
    PrefillSheet.Reading reading = PrefillSheet.read(text(file));
    if (reading instanceof PrefillSheet.Reading.NotUnderstood notUnderstood) {
      throw refusal(Response.Status.BAD_REQUEST, notUnderstood.message());
    }
    PrefillSheet sheet = ((PrefillSheet.Reading.Understood) reading).sheet();
    BulkPrefill bulk = new BulkPrefill(session, realm, request);
    return Answers.ok(PrefillReport.of(sheet.rows().stream().map(bulk::store).toList()));
  }

  private String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw refusal(Response.Status.BAD_REQUEST, "The file is not in UTF-8.");
    }
  }

  private RuntimeException refusal(Response.Status status, String message) {
    return Answers.refusal(session, status, "", "unreadable-file", message);
  }
}
