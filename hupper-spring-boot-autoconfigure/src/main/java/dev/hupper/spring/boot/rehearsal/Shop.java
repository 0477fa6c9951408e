package dev.hupper.spring.boot.rehearsal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows of a rehearsal and what reads and writes them: of everything that applications
 * commonly have, some. All is public, since proxies of it belong to another class loader.
 */
public final class Shop {

	private Shop() {
	}

	/** What all have. */
	@MappedSuperclass
	public abstract static class Row {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		private @Nullable Integer id;

		@NotBlank
		@Size(max = 100)
		@Column(name = "title", length = 100)
		private String name = "to be";

		public @Nullable Integer getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

	}

	/** Has others, and belongs to others. */
	@Entity(name = "Customer")
	@Table(name = "customers")
	public static class Customer extends Row {

		@Embedded
		private Address address = new Address();

		private @Nullable LocalDate birthday = LocalDate.EPOCH;

		@Enumerated(EnumType.STRING)
		private Kind kind = Kind.FEW;

		@OneToMany(cascade = CascadeType.ALL, mappedBy = "customer", fetch = FetchType.EAGER)
		@OrderBy("name")
		private List<Purchase> purchases = new ArrayList<>();

		public List<Purchase> getPurchases() {
			return this.purchases;
		}

	}

	/** Belongs to one and has several. */
	@Entity(name = "Purchase")
	@Table(name = "purchases")
	public static class Purchase extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		@JoinColumn(name = "customer_id")
		private @Nullable Customer customer;

		@ManyToMany(fetch = FetchType.LAZY)
		private List<Article> articles = new ArrayList<>();

		@NotNull
		private BigDecimal total = BigDecimal.ONE;

		private boolean paid;

		public void setCustomer(Customer customer) {
			this.customer = customer;
		}

	}

	/** Made of plain values. */
	@Entity(name = "Article")
	public static class Article extends Row {

		@Min(0)
		private int stock;

		private long weight;

		private @Nullable BigDecimal price;

		@ManyToOne(fetch = FetchType.LAZY)
		private @Nullable Article parent;

	}

	/** With an id of a sequence. */
	@Entity(name = "Invoice")
	public static class Invoice {

		@Id
		@GeneratedValue
		private @Nullable Long id;

		@Column(nullable = false)
		private String text = "";

		private int amount;

		private @Nullable LocalDate due;

		@ManyToOne
		private @Nullable Purchase purchase;

		public @Nullable Long getId() {
			return this.id;
		}

	}

	/** Part of a row. */
	@Embeddable
	public static class Address {

		@Size(max = 50)
		private String street = "";

		private String city = "";

		public String getCity() {
			return this.city;
		}

		public String getStreet() {
			return this.street;
		}

	}

	/** As text. */
	public enum Kind {

		/** One. */
		FEW,
		/** The other. */
		MANY

	}

	/** Reads by name and by queries. */
	public interface Customers extends JpaRepository<Customer, Integer> {

		Page<Customer> findByNameStartingWith(String name, Pageable page);

		List<Customer> findByNameContainingOrderByIdDesc(String name);

		Optional<Customer> findByAddressCity(String city);

		@Query("select distinct c from Customer c left join fetch c.purchases where c.name like :name")
		@Transactional(readOnly = true)
		List<Customer> search(@Param("name") String name);

	}

	/** Counts, too. */
	public interface Purchases extends JpaRepository<Purchase, Integer> {

		List<Purchase> findByCustomerIdAndPaidTrue(Integer id);

		boolean existsByName(String name);

		@Query("select count(p) from Purchase p where p.name like :name and p.total > 0")
		long countByPattern(@Param("name") String name);

	}

	/** Has a view of rows. */
	public interface Articles extends JpaRepository<Article, Integer> {

		List<Named> findByStockGreaterThanEqualOrderByName(int stock);

		@Query("select a from Article a where a.parent is null order by a.name")
		List<Article> findRoots();

	}

	/** Has what all have. */
	public interface Invoices extends JpaRepository<Invoice, Long> {

		List<Invoice> findByTextOrderByIdDesc(String text);

		@Query("select i from Invoice i where i.amount between ?1 and ?2")
		List<Invoice> findBetween(int first, int last);

	}

	/** A view of a row. */
	public interface Named {

		String getName();

	}

}
