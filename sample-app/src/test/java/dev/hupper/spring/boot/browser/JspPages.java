package dev.hupper.spring.boot.browser;

import freemarker.ext.jakarta.jsp.TaglibFactory;
import freemarker.template.TemplateExceptionHandler;
import jakarta.servlet.ServletContext;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.view.InternalResourceViewResolver;
import org.springframework.web.servlet.view.JstlView;
import org.springframework.web.servlet.view.freemarker.FreeMarkerConfig;
import org.springframework.web.servlet.view.freemarker.FreeMarkerViewResolver;

/**
 * Pages made by views of JSP and FreeMarker.
 */
@Configuration(proxyBeanMethods = false)
@Controller
class JspPages {

	@Bean
	InternalResourceViewResolver jsp() {
		InternalResourceViewResolver resolver = new InternalResourceViewResolver("/WEB-INF/", ".jsp");
		resolver.setViewClass(JstlView.class);
		resolver.setViewNames("jsp/*");
		resolver.setOrder(0);
		return resolver;
	}

	@Bean
	FreeMarkerConfig freeMarkerConfig(ServletContext context) {
		freemarker.template.Configuration configuration = new freemarker.template.Configuration(
				freemarker.template.Configuration.VERSION_2_3_34);
		configuration.setClassLoaderForTemplateLoading(getClass().getClassLoader(), "pages/templates");
		configuration.setDefaultEncoding("UTF-8");
		// A page with a stack differs from any other.
		configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
		return new Templates(configuration, new TaglibFactory(context));
	}

	@Bean
	FreeMarkerViewResolver freeMarker() {
		FreeMarkerViewResolver resolver = new FreeMarkerViewResolver("", ".ftlh");
		resolver.setContentType(ServletPages.HTML);
		resolver.setViewNames("freemarker*");
		resolver.setOrder(1);
		return resolver;
	}

	@GetMapping("/jsp/{name}")
	String jsp(Model model, @PathVariable String name) {
		model.addAttribute("name", "<\u00e4>");
		return "jsp/" + name;
	}

	@GetMapping("/views/{name}/{count}")
	String freeMarker(Model model, @PathVariable String name, @PathVariable int count) {
		model.addAttribute("name", "<\u00e4>");
		model.addAttribute("count", count);
		return name;
	}

	private record Templates(freemarker.template.Configuration configuration,
			TaglibFactory taglibs) implements FreeMarkerConfig {

		@Override
		public freemarker.template.Configuration getConfiguration() {
			return this.configuration;
		}

		@Override
		public TaglibFactory getTaglibFactory() {
			return this.taglibs;
		}

	}

}
