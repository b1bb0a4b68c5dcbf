// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.http.HttpHost;
import org.apache.http.impl.client.HttpClients;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.provider.Provider;
import org.slf4j.LoggerFactory;

/**
 * The JAR as an administrator installs it. Only chosen classes of the SDK are in it; a class that
 * is needed and missing shows here, as does one too many.
 */
class BundledJarIT {

  private static final Path JAR = Path.of(System.getProperty("bundled.jar"));

  /** In bytes. The limit is there to notice what slips in, not to be reached. */
  private static final long LARGEST = 300_000;

  /**
   * What the server brings of what the gateway touches, and the JARs of this product beneath it.
   */
  private static final List<Class<?>> BESIDE =
      List.of(
          OutboundMessage.class,
          GatewaySettings.class,
          Config.class,
          Provider.class,
          HttpClientProvider.class,
          HttpClients.class,
          HttpHost.class,
          LogFactory.class,
          ObjectMapper.class,
          JsonFactory.class,
          JsonProperty.class,
          JavaTimeModule.class,
          LoggerFactory.class,
          Logger.class,
          // Not the server's, but what answers; its own libraries have other names.
          WireMockServer.class);

  private static URL home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static List<String> entries() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
    }
  }

  @Test
  void theSdkWorksWithWhatTheServerBrings() throws Exception {
    URL[] urls =
        Stream.concat(
                Stream.of(JAR.toUri().toURL(), home(Rehearsal.class)),
                BESIDE.stream().map(BundledJarIT::home))
            .toArray(URL[]::new);
    Map<?, ?> results;
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader server = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(server);
      results =
          (Map<?, ?>) server.loadClass(Rehearsal.class.getName()).getMethod("perform").invoke(null);
    } finally {
      thread.setContextClassLoader(before);
    }

    assertThat(results).isEqualTo(Rehearsal.perform()).hasSize(14);
    assertThat(results.get("text"))
        .isEqualTo("Accepted[reference=SM00000000000000000000000000000001]");
  }

  @Test
  void nothingElseComesAlong() throws Exception {
    assertThat(entries())
        .allMatch(
            name -> name.startsWith("io/github/keycloaksspr/") || name.startsWith("META-INF/"))
        .noneMatch(
            name -> name.startsWith("META-INF/versions/") || name.endsWith("module-info.class"));
    assertThat(entries())
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(
            name ->
                name.startsWith("io/github/keycloaksspr/twilio/")
                    || name.startsWith("io/github/keycloaksspr/shaded/twilio/")
                    || name.startsWith("io/github/keycloaksspr/shaded/hc/"));
    assertThat(Files.size(JAR)).isLessThan(LARGEST);
  }

  @Test
  void theLicencesComeAlong() throws Exception {
    assertThat(entries())
        .contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/licenses/twilio.txt");
  }
}
