// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.secret;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a text that opens something: a code, an answer, or a hash that a guess is compared with. A
 * record that holds one writes its own {@code toString}, and a class that gets one compares texts
 * with {@link KeyedHash#same} only. The build checks both, so mark a secret where it is made and
 * where it is passed on.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Secret {}
