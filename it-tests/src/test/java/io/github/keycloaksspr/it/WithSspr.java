// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives tests the one {@link SsprEnvironment} that all of them share, as a parameter. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SsprExtension.class)
public @interface WithSspr {}
