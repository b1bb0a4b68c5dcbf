// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.lines;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** How JARs fit a server: what they refer to, and what they must implement. */
final class Linkage {

  private static final String OURS = "io/github/keycloaksspr/";
  private static final String BUNDLED = OURS + "shaded/";

  private final Map<String, ClassNode> product;
  private final Map<String, ClassNode> server;
  private final Map<String, Optional<ClassNode>> platform = new HashMap<>();

  private Linkage(Map<String, ClassNode> product, Map<String, ClassNode> server) {
    this.product = product;
    this.server = server;
  }

  /**
   * A class, field or method that code refers to.
   *
   * @param owner internal name of the class
   * @param name of the member, empty where the class alone is meant
   * @param descriptor of the member
   */
  record Reference(String owner, String name, String descriptor) {

    static Reference toType(String owner) {
      return new Reference(owner, "", "");
    }
  }

  /** The JARs and the server in a zip. */
  static Linkage of(List<Path> jars, Path zip) {
    Map<String, ClassNode> product = new HashMap<>();
    Map<String, ClassNode> server = new HashMap<>();
    for (Path jar : jars) {
      try (InputStream file = Files.newInputStream(jar)) {
        readJar(file, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES, product);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + jar, e);
      }
    }
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().matches(".*/lib/lib/(main|boot)/.*\\.jar")) {
          readJar(entries, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG, server);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + zip, e);
    }
    return new Linkage(product, server);
  }

  private static void readJar(InputStream jar, int options, Map<String, ClassNode> classes)
      throws IOException {
    // Not closed: it may be an entry of a file that is read on.
    ZipInputStream entries = new ZipInputStream(jar);
    for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
      if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
        ClassNode node = new ClassNode();
        new ClassReader(entries.readAllBytes()).accept(node, options);
        classes.putIfAbsent(node.name, node);
      }
    }
  }

  /** Where the product does not fit, in words and in order. */
  Set<String> faults() {
    Set<String> faults = new TreeSet<>();
    for (ClassNode type : product.values()) {
      if (!type.name.startsWith(BUNDLED)) {
        references(type)
            .forEach(
                reference ->
                    faultsOf(reference).forEach(fault -> faults.add(type.name + ": " + fault)));
        missing(type).forEach(method -> faults.add(type.name + " does not implement " + method));
      }
    }
    return faults;
  }

  /** What is wrong with a reference; empty where it can be resolved. */
  List<String> faultsOf(Reference reference) {
    String owner = element(reference.owner());
    if (owner.isEmpty() || owner.startsWith(OURS)) {
      return List.of();
    }
    if (find(owner).isEmpty()) {
      return List.of("no class " + owner);
    }
    boolean known =
        reference.name().isEmpty()
            || reference.owner().startsWith("[")
            || hierarchy(owner).anyMatch(type -> declares(type, reference));
    return known
        ? List.of()
        : List.of("no " + owner + "." + reference.name() + " " + reference.descriptor());
  }

  /** A constant's value in the server, empty where the class has none of that name. */
  Optional<Object> constant(String type, String name) {
    return find(type).stream()
        .flatMap(node -> node.fields.stream())
        .filter(field -> field.name.equals(name))
        .map(field -> field.value)
        .findFirst();
  }

  private static boolean declares(ClassNode type, Reference reference) {
    return reference.descriptor().startsWith("(")
        ? type.methods.stream()
            .anyMatch(
                method ->
                    method.name.equals(reference.name())
                        && (method.desc.equals(reference.descriptor()) || isPolymorphic(type)))
        : type.fields.stream()
            .anyMatch(
                field ->
                    field.name.equals(reference.name())
                        && field.desc.equals(reference.descriptor()));
  }

  /** Its methods take what they are given. */
  private static boolean isPolymorphic(ClassNode type) {
    return type.name.equals("java/lang/invoke/MethodHandle")
        || type.name.equals("java/lang/invoke/VarHandle");
  }

  /** Abstract methods of the server's types that a class of ours has no body for. */
  private Set<String> missing(ClassNode type) {
    Set<String> missing = new LinkedHashSet<>();
    if ((type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) != 0) {
      return missing;
    }
    List<ClassNode> all = hierarchy(type.name).toList();
    for (ClassNode parent : all) {
      for (MethodNode method : parent.methods) {
        if ((method.access & Opcodes.ACC_ABSTRACT) != 0
            && all.stream().noneMatch(each -> hasBody(each, method))) {
          missing.add(parent.name + "." + method.name + method.desc);
        }
      }
    }
    return missing;
  }

  private static boolean hasBody(ClassNode type, MethodNode asked) {
    return type.methods.stream()
        .anyMatch(
            method ->
                (method.access & Opcodes.ACC_ABSTRACT) == 0
                    && method.name.equals(asked.name)
                    && method.desc.equals(asked.desc));
  }

  /** The class, what it extends, and all that these implement. */
  private Stream<ClassNode> hierarchy(String name) {
    Map<String, ClassNode> seen = new HashMap<>();
    List<String> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (!seen.containsKey(next)) {
        find(next)
            .ifPresent(
                type -> {
                  seen.put(next, type);
                  Optional.ofNullable(type.superName).ifPresent(open::add);
                  open.addAll(type.interfaces);
                });
      }
    }
    return seen.values().stream();
  }

  private Optional<ClassNode> find(String name) {
    return Optional.ofNullable(product.get(name))
        .or(() -> Optional.ofNullable(server.get(name)))
        .or(() -> platform.computeIfAbsent(name, Linkage::ofPlatform));
  }

  private static Optional<ClassNode> ofPlatform(String name) {
    try (InputStream code =
        ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
      if (code == null) {
        return Optional.empty();
      }
      ClassNode node = new ClassNode();
      new ClassReader(code).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      return Optional.of(node);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  private static Set<Reference> references(ClassNode type) {
    Set<Reference> found = new HashSet<>();
    Optional.ofNullable(type.superName).map(Reference::toType).ifPresent(found::add);
    type.interfaces.forEach(parent -> found.add(Reference.toType(parent)));
    for (FieldNode field : type.fields) {
      addTypes(field.desc, found);
    }
    for (MethodNode method : type.methods) {
      addTypes(method.desc, found);
      method.exceptions.forEach(exception -> found.add(Reference.toType(exception)));
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        Optional.ofNullable(block.type).map(Reference::toType).ifPresent(found::add);
      }
      for (AbstractInsnNode instruction : method.instructions) {
        add(instruction, found);
      }
    }
    return found;
  }

  private static void add(AbstractInsnNode instruction, Set<Reference> found) {
    if (instruction instanceof MethodInsnNode call) {
      found.add(new Reference(call.owner, call.name, call.desc));
      addTypes(call.desc, found);
    } else if (instruction instanceof FieldInsnNode access) {
      found.add(new Reference(access.owner, access.name, access.desc));
    } else if (instruction instanceof TypeInsnNode use) {
      found.add(Reference.toType(use.desc));
    } else if (instruction instanceof LdcInsnNode constant) {
      addConstant(constant.cst, found);
    } else if (instruction instanceof InvokeDynamicInsnNode made) {
      addTypes(made.desc, found);
      addConstant(made.bsm, found);
      for (Object argument : made.bsmArgs) {
        addConstant(argument, found);
      }
    }
  }

  private static void addConstant(Object constant, Set<Reference> found) {
    if (constant instanceof Handle handle) {
      found.add(new Reference(handle.getOwner(), handle.getName(), handle.getDesc()));
      addTypes(handle.getDesc(), found);
    } else if (constant instanceof Type type) {
      addTypes(type.getDescriptor(), found);
    }
  }

  private static void addTypes(String descriptor, Set<Reference> found) {
    Type type = Type.getType(descriptor);
    if (type.getSort() == Type.METHOD) {
      Stream.concat(Stream.of(type.getReturnType()), Stream.of(type.getArgumentTypes()))
          .forEach(each -> addType(each, found));
    } else {
      addType(type, found);
    }
  }

  private static void addType(Type type, Set<Reference> found) {
    if (type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY) {
      found.add(Reference.toType(type.getInternalName()));
    }
  }

  /** Of an array the class of its elements; empty for numbers. */
  private static String element(String name) {
    if (!name.startsWith("[")) {
      return name;
    }
    Type element = Type.getType(name).getElementType();
    return element.getSort() == Type.OBJECT ? element.getInternalName() : "";
  }
}
