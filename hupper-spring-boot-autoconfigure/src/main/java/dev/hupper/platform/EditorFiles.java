package dev.hupper.platform;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The files that editors put beside the one that is edited: swap files, backups, locks,
 * and what is to be renamed over it. They are never meant for the application.
 */
public final class EditorFiles {

	private static final Pattern TEMPORARY = Pattern.compile(String.join("|", //
			".*___jb_(tmp|old|bak)___", // IntelliJ IDEA
			".*~", "\\..*\\.(sw[a-z]|kate-swp)", "4913", // vim, Kate; backups of many
			"\\.#.*", "#.*#", "\\.~lock\\..*#", "~\\$.*", // Emacs, LibreOffice, Office
			"\\.goutputstream-.*", "\\.tmp[A-Za-z0-9]{6}", // gedit, Zed
			"sed(?=.*[A-Z0-9])[A-Za-z0-9]{6}", // sed -i
			"\\._.*", "\\.DS_Store", "\\.nfs[0-9a-f]+", "\\.fuse_hidden.*", ".*\\.crswap")); // systems

	private EditorFiles() {
	}

	/**
	 * Whether a file, there or not, has a name that only editors and file systems give:
	 * then it is neither a reason to reload nor a resource.
	 */
	public static boolean isTemporary(Path file) {
		return TEMPORARY.matcher(String.valueOf(file.getFileName())).matches();
	}

}
