package dev.hupper.spring.boot.rehearsal;

import java.util.List;
import java.util.Objects;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.jspecify.annotations.Nullable;

import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Services of a rehearsal, each behind a proxy.
 */
public final class ShopServices {

	private ShopServices() {
	}

	/** Without repositories. */
	@Service
	@Transactional
	public static class Registry {

		@PersistenceContext
		private @Nullable EntityManager entities;

		public void add(String name) {
			Shop.Article article = new Shop.Article();
			article.setName(name);
			entities().persist(article);
			entities().persist(new Shop.Invoice());
		}

		@Transactional(readOnly = true)
		public List<Shop.Article> find(String name) {
			return entities()
				.createQuery("select a from Article a where a.name like concat(:name, '%') order by a.name",
						Shop.Article.class)
				.setParameter("name", name)
				.setMaxResults(5)
				.getResultList();
		}

		private EntityManager entities() {
			return Objects.requireNonNull(this.entities);
		}

	}

	@Service
	public static class Sales {

		private final Shop.Customers customers;

		private final Shop.Purchases purchases;

		public Sales(Shop.Customers customers, Shop.Purchases purchases) {
			this.customers = customers;
			this.purchases = purchases;
		}

		@Transactional
		@CacheEvict(cacheNames = "rehearsal", allEntries = true)
		public Shop.Customer sell(String name) {
			Shop.Customer customer = new Shop.Customer();
			Shop.Purchase purchase = new Shop.Purchase();
			purchase.setCustomer(customer);
			customer.setName(name);
			customer.getPurchases().add(purchase);
			return this.customers.save(customer);
		}

		@Cacheable("rehearsal")
		@Transactional(readOnly = true)
		public List<Shop.Customer> find(String name) {
			this.customers.findByNameStartingWith(name, PageRequest.of(0, 5));
			this.purchases.countByPattern(name);
			return this.customers.search(name);
		}

	}

	/** Where proxies are not of subclasses, it is this that they implement. */
	public interface Stock {

		void fill();

		long count(String name);

		@EventListener
		void on(Shop.Kind kind);

	}

	@Service
	@Transactional
	public static class Storage implements Stock {

		private final Shop.Articles articles;

		private final Shop.Invoices invoices;

		public Storage(Shop.Articles articles, Shop.Invoices invoices) {
			this.articles = articles;
			this.invoices = invoices;
		}

		@Override
		public void fill() {
			this.articles.save(new Shop.Article());
			this.invoices.save(new Shop.Invoice());
			this.invoices.findByTextOrderByIdDesc("");
		}

		@Override
		@Cacheable("rehearsal-counts")
		public long count(String name) {
			return this.articles.findByStockGreaterThanEqualOrderByName(0).size();
		}

		@Override
		public void on(Shop.Kind kind) {
			this.articles.findRoots();
		}

	}

}
