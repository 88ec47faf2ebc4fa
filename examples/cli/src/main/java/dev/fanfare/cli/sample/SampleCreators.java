package dev.fanfare.cli.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes up the creators: names that need quoting, a few who have nearly everything, and some who
 * are new.
 */
final class SampleCreators {
  private static final String[] GIVEN = {
    "Anouk", "Bram", "Celeste", "Dario", "Edda", "Farid", "Greta", "Hamza", "Ilse", "Jonas", "Kaya",
        "Leif",
    "Mirela", "Nilo", "Oona", "Pavel", "Quirin", "Rosa", "Soren", "Tilda", "Ugo", "Vesna", "Wim",
        "Yara",
    "Zeno", "Amara", "Bjarne", "Cosima", "Deniz", "Esme", "Fiete", "Gwen", "Hedda"
  };
  private static final String[] TOPIC = {
    "%s Bakes", "%s Plays Chess", "Garden of %s", "%s on Rails", "The %s Workshop", "%s Draws",
    "Night Radio %s", "%s & Friends", "Tiny Kitchen, by %s", "%s Explains", "Studio %s",
        "%s Outdoors",
    "%s Restores", "Learning with %s", "%s Live", "Paper & Ink %s"
  };
  private static final String[] UNUSUAL = {
    "Zoë Brückner", "\"Captain\" Lindqvist", "Łucja Żółw", "東の台所", "Söderström, Åsa", "Théo d'Été",
    "@home with Imke", "+1 Life", "Ольга и кот", "Ñandú \"Pampa\" Ruiz", "=Equals Comedy=",
        "민지의 하루",
    "Čeněk Řídký", "-40° Camping", "Μαρίνα", "Ağaç, Su & Taş"
  };

  /**
   * One of the made-up creators.
   *
   * @param firstDay the day, counted from the sample's first, from which the creator gets gifts
   * @param weight how much the creator gets in relation to others
   * @param likesPerMille likes for a thousand views
   */
  record SampleCreator(
      String id,
      String name,
      LocalDate firstSeen,
      int category,
      int firstDay,
      double weight,
      int likesPerMille) {}

  private SampleCreators() {}

  static List<SampleCreator> of(SampleSpec spec, SampleRandom random) {
    int[] rank = new int[spec.creators()];
    for (int i = 0; i < rank.length; i++) {
      rank[i] = i;
    }
    random.shuffle(rank);
    Set<String> taken = new HashSet<>();
    List<SampleCreator> creators = new ArrayList<>(rank.length);
    for (int i = 0; i < rank.length; i++) {
      String name = name(i);
      // Four in ten were there before; the others join over the year, a few of them in its last
      // weeks.
      int firstDay = random.perMille(400) ? -random.below(900) : random.below(spec.days());
      creators.add(
          new SampleCreator(
              id(name, i, taken),
              name,
              spec.firstDay().plusDays(firstDay),
              random.between(1, 15),
              firstDay,
              1 / StrictMath.pow(rank[i] + 1, 0.95),
              // Those whom many follow are liked by most.
              random.between(rank[i] < 6 ? 85 : 8, 120)));
    }
    return List.copyOf(creators);
  }

  private static String name(int index) {
    if (index % 8 == 3 && index / 8 < UNUSUAL.length) {
      return UNUSUAL[index / 8];
    }
    int combinations = GIVEN.length * TOPIC.length;
    // A step that shares no factor with the number of combinations visits each of them once.
    int combination = (int) (index * 211L % combinations);
    String name =
        TOPIC[combination / GIVEN.length].replace("%s", GIVEN[combination % GIVEN.length]);
    return index < combinations ? name : name + " " + (index / combinations + 1);
  }

  /** Returns an id made of the letters of a name, as hosts do. */
  private static String id(String name, int index, Set<String> taken) {
    var slug = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
      if (lower >= 'a' && lower <= 'z' || lower >= '0' && lower <= '9') {
        slug.append(lower);
      } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
        slug.append('-');
      }
    }
    while (slug.length() > 0 && slug.charAt(slug.length() - 1) == '-') {
      slug.setLength(slug.length() - 1);
    }
    String id = slug.length() < 3 ? "creator-" + index : slug.toString();
    return taken.add(id) ? id : id + "-" + index;
  }
}
