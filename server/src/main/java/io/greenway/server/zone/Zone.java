package io.greenway.server.zone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A zone as its file describes it. Field names are those of the file.
///
/// @param zone the pilot zone 综合试验区
/// @param enterprises who takes part
/// @param guarantees tax guarantees 税款担保
/// @param books bonded account books 账册 with sample goods, for rehearsals
/// @param users people who work at the zone
public record Zone(
        Area zone,
        List<Participant> enterprises,
        List<Promise> guarantees,
        List<Book> books,
        List<User> users) {
    public Zone {
        enterprises = listOf(enterprises);
        guarantees = listOf(guarantees);
        books = listOf(books);
        users = listOf(users);
    }

    /// The zone itself.
    ///
    /// @param code short code of the zone
    /// @param name in three languages
    public record Area(String code, Name name) {}

    /// Its name.
    ///
    /// @param zh Chinese
    /// @param en English
    /// @param sw Swahili
    public record Name(String zh, String en, String sw) {}

    /// An enterprise that takes part.
    ///
    /// @param code customs registration code (10) or unified social credit code (18)
    /// @param name registered name
    /// @param roles what it acts as: platform, ecommerce, payment, logistics, agent, site,
    ///     warehouse, authority
    public record Participant(String code, String name, List<String> roles) {
        public Participant {
            roles = listOf(roles);
        }
    }

    /// A guarantee of tax.
    ///
    /// @param code enterprise that guarantees
    /// @param limit in yuan
    /// @param validTo last day
    public record Promise(String code, BigDecimal limit, LocalDate validTo) {}

    /// An account book with everything that `./greenway generate` declares under 1210.
    ///
    /// @param owner warehouse that keeps the goods
    /// @param site operator of the site by whose gate they leave
    /// @param validTo last day
    /// @param units so many of everything
    public record Book(String owner, String site, LocalDate validTo, int units) {}

    /// A person who works at the zone, or at an enterprise that takes part.
    ///
    /// @param username login
    /// @param displayName how the person is called
    /// @param role operator, administrator, enterprise, or the regulator whose officer it is:
    ///     customs, inspection, tax, exchange
    /// @param enterprise code of the enterprise; null for all other roles
    /// @param rights what the person may do there at first, such as `declarant`
    public record User(
            String username,
            String displayName,
            String role,
            @Nullable String enterprise,
            List<String> rights) {
        public User {
            rights = listOf(rights);
        }
    }

    /// A list that the file leaves out is empty.
    private static <T> List<T> listOf(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
