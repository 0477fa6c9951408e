package dev.hupper.build.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

import dev.hupper.build.MavenDownload;

/**
 * Runs in a Maven of its own, as an extension: gets what one module needs from other
 * builds, writes down whether it could, and ends that Maven. It stands alone: nothing
 * else of hupper is there, but for constants that are compiled into it.
 */
public final class Downloader extends AbstractMavenLifecycleParticipant {

	/** Maven sets it. */
	private @Nullable ProjectDependenciesResolver resolver;

	@Override
	public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
		Path directory = Path.of(session.getUserProperties().getProperty("hupper.project"));
		String answer = MavenDownload.NO_PROJECT + directory;
		for (MavenProject project : session.getProjects()) {
			if (project.getBasedir().toPath().equals(directory)) {
				answer = download(session, project);
			}
		}
		try {
			Files.writeString(Path.of(session.getUserProperties().getProperty("hupper.answer")), answer);
		}
		catch (IOException ex) {
			throw new MavenExecutionException("The answer could not be written", ex);
		}
		throw new MavenExecutionException("Nothing is built", session.getProjects().get(0).getFile());
	}

	private String download(MavenSession session, MavenProject project) {
		try {
			var request = new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
			request.setResolutionFilter((node, parents) -> session.getProjects()
				.stream()
				.noneMatch((module) -> node.getArtifact() != null
						&& module.getGroupId().equals(node.getArtifact().getGroupId())
						&& module.getArtifactId().equals(node.getArtifact().getArtifactId())));
			if (this.resolver != null) {
				this.resolver.resolve(request);
			}
			return "";
		}
		catch (DependencyResolutionException ex) {
			return String.valueOf(ex.getMessage()).replace('\n', ' ');
		}
	}

}
