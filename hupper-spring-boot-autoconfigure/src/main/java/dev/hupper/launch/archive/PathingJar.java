package dev.hupper.launch.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar with nothing but a manifest that stands on the class path for the directories it
 * names. Always made alike, to the byte and the time, since a JVM compares both.
 */
final class PathingJar {

	/**
	 * Class loaders read a manifest whatever its case. Written like this it is found
	 * neither by an application that looks for manifests nor by the JVM when it makes an
	 * archive.
	 */
	private static final String MANIFEST = "META-INF/MANIFEST.Mf";

	private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

	private static final FileTime FILE_TIME = FileTime.fromMillis(946_684_800_000L);

	/** What class loaders leave as it is in URLs of the class path. */
	private static final String PLAIN = "-_.!~*'()@:&+$,/";

	/** Without the line break; the specification's limit. */
	private static final int LINE = 70;

	private PathingJar() {
	}

	/**
	 * Put a jar in place that stands for entries, unless it is there, in a directory for
	 * these alone.
	 * @throws IOException if it cannot be written
	 */
	static void ensure(Path jar, List<Path> entries) throws IOException {
		if (Files.isRegularFile(jar) && Files.getLastModifiedTime(jar).equals(FILE_TIME)) {
			return;
		}
		Path aside = Files.createTempFile(jar.getParent(), "path-", "-" + ProcessHandle.current().pid() + ".tmp");
		Files.write(aside, content(entries));
		Files.setLastModifiedTime(aside, FILE_TIME);
		Files.move(aside, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	private static byte[] content(List<Path> entries) throws IOException {
		byte[] manifest = manifest(entries).getBytes(StandardCharsets.US_ASCII);
		ZipEntry entry = new ZipEntry(MANIFEST);
		entry.setTimeLocal(TIME);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(manifest.length);
		CRC32 crc = new CRC32();
		crc.update(manifest);
		entry.setCrc(crc.getValue());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(entry);
			zip.write(manifest);
			zip.closeEntry();
		}
		return bytes.toByteArray();
	}

	private static String manifest(List<Path> entries) throws IOException {
		StringBuilder urls = new StringBuilder("Class-Path:");
		for (Path entry : entries) {
			urls.append(' ').append(url(entry));
		}
		String folded = Arrays.stream(urls.toString().split("(?<=\\G.{" + LINE + "})"))
			.collect(Collectors.joining("\r\n "));
		return "Manifest-Version: 1.0\r\n" + folded + "\r\n\r\n";
	}

	/** As the application class loader makes a URL of an entry of the class path. */
	static String url(Path entry) throws IOException {
		String path = entry.toFile().getCanonicalPath().replace('\\', '/');
		StringBuilder url = new StringBuilder(path.startsWith("/") ? "file:" : "file:/");
		for (byte b : (Files.isDirectory(entry) ? path + "/" : path).getBytes(StandardCharsets.UTF_8)) {
			char c = (char) b;
			boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
					|| PLAIN.indexOf(c) >= 0;
			url.append(plain ? c : String.format("%%%02x", b));
		}
		return url.toString();
	}

}
