package dev.hupper.swap;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What a container asks a class for when the application starts, and keeps. Annotations
 * of containers that are not known to leave a method alone count as such, in whatever
 * annotation they stand.
 */
final class ContainerRules {

	private static final List<String> CONTAINERS = List.of("org/springframework/", "jakarta/", "javax/", "org/aspectj/",
			"org/aopalliance/", "io/micronaut/", "com/google/inject/");

	private static final List<String> LEAVE_ALONE_BELOW = List.of("org/springframework/lang/",
			"org/springframework/security/access/prepost/", "org/springframework/aot/", "jakarta/validation/",
			"javax/validation/", "jakarta/annotation/security/", "javax/annotation/security/");

	private static final Set<String> LEAVE_ALONE = Set.of("Async", "BasePathAwareController", "BatchMapping",
			"Component", "Conditional", "Controller", "ControllerAdvice", "CrossOrigin", "DeleteMapping", "DependsOn",
			"DestinationVariable", "ExceptionHandler", "Fallback", "Generated", "GetMapping", "GraphQlExceptionHandler",
			"Indexed", "InitBinder", "Inject", "Lazy", "Mapping", "MessageMapping", "ModelAttribute", "MutationMapping",
			"Named", "Nonnull", "Nullable", "Order", "PatchMapping", "PostMapping", "Primary", "Priority", "Profile",
			"PutMapping", "Qualifier", "QueryMapping", "Reflective", "Repository", "RepositoryRestController",
			"RequestMapping", "RequestScope", "ResponseBody", "ResponseStatus", "RestController",
			"RestControllerAdvice", "SchemaMapping", "Scope", "SendTo", "SendToUser", "Service", "SessionAttributes",
			"SessionScope", "Singleton", "SubscribeMapping", "SubscriptionMapping", "Transactional", "Validated");

	/** Ends of the names of types whose methods a container calls at the start. */
	private static final List<String> CALLED_AT_START = List.of("Advice", "Advisor", "Aware", "Condition", "Configurer",
			"ConfigurerAdapter", "Converter", "ConverterFactory", "Customizer", "DisposableBean", "FactoryBean",
			"Formatter", "Initializer", "InitializingBean", "Interceptor", "Lifecycle", "Listener", "PostProcessor",
			"Registrar", "Runner", "Selector", "SmartInitializingSingleton");

	private final ClassFileLookup lookup;

	/** Read once per change: what is on the class path may be another the next time. */
	private final Map<String, Optional<ClassFile>> files = new HashMap<>();

	ContainerRules(ClassFileLookup lookup) {
		this.lookup = lookup;
	}

	boolean isKnown(String name) {
		return this.lookup.find(name) != null;
	}

	/**
	 * Whether a container calls the methods that have these annotations, or keeps what
	 * they return.
	 */
	boolean calls(Collection<String> annotations) {
		return firstOfContainer(annotations) != null;
	}

	/**
	 * Say why no method of a class may be exchanged, as the predicate of a sentence; null
	 * if there is no reason.
	 */
	@Nullable String reasonAgainst(ClassFile file) {
		Set<String> annotations = new HashSet<>(file.annotations());
		supertypes(file).forEach((supertype) -> annotations.addAll(supertype.annotations()));
		String annotation = firstOfContainer(annotations);
		if (annotation != null) {
			return "is annotated for the container (" + simpleName(annotation) + ")";
		}
		for (String supertype : closure(file.links().supertypes(), this::supertypesOf)) {
			if (supertype.equals("java/lang/Enum") || supertype.equals("java/lang/Record")) {
				return "is an enum or a record";
			}
			String simple = simpleName(supertype);
			if (CALLED_AT_START.stream().anyMatch(simple::endsWith) && !simple.equals("HandlerInterceptor")) {
				return "is a " + simple;
			}
		}
		return null;
	}

	/** All that a class extends and implements but the types of Java itself. */
	List<ClassFile> supertypes(ClassFile file) {
		return files(closure(file.links().supertypes(), this::supertypesOf));
	}

	/** All types of the application that extend or implement a type. */
	List<ClassFile> subtypes(ClassFile file) {
		return files(closure(this.lookup.subtypesOf(file.name()), this.lookup::subtypesOf));
	}

	private List<ClassFile> files(Collection<String> names) {
		return names.stream().filter((name) -> !isOfJava(name)).map(this::file).flatMap(Optional::stream).toList();
	}

	private @Nullable String firstOfContainer(Collection<String> annotations) {
		for (String type : closure(annotations, this::annotationsOf)) {
			String simple = simpleName(type);
			if (CONTAINERS.stream().anyMatch(type::startsWith) && LEAVE_ALONE_BELOW.stream().noneMatch(type::startsWith)
					&& !LEAVE_ALONE.contains(simple) && !simple.startsWith("ConditionalOn")) {
				return type;
			}
		}
		return null;
	}

	private static Set<String> closure(Collection<String> names, Function<String, Collection<String>> step) {
		Set<String> all = new HashSet<>();
		Deque<String> open = new ArrayDeque<>(names);
		while (!open.isEmpty()) {
			String name = open.remove();
			if (all.add(name) && !isOfJava(name)) {
				open.addAll(step.apply(name));
			}
		}
		return all;
	}

	private static boolean isOfJava(String name) {
		return name.startsWith("java/");
	}

	private Collection<String> supertypesOf(String name) {
		return file(name).map((file) -> file.links().supertypes()).orElse(List.of());
	}

	private Collection<String> annotationsOf(String name) {
		return file(name).map(ClassFile::annotations).orElse(Set.of());
	}

	/** One that is not there has no say: neither has it at run time. */
	private Optional<ClassFile> file(String name) {
		return this.files.computeIfAbsent(name,
				(unread) -> Optional.ofNullable(this.lookup.find(unread)).map(ClassFile::of));
	}

	private static String simpleName(String name) {
		return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
	}

}
