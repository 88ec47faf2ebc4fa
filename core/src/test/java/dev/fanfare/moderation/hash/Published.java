package dev.fanfare.moderation.hash;

import dev.fanfare.testing.TestPictures.Pattern;
import java.util.List;
import java.util.Map;

/**
 * Hashes that others published, as facebook/ThreatExchange has them at GitHub: those of its test
 * pictures, which we do not have, still say how bits, words, turning and distances go together.
 *
 * <p>{@code REGRESSION} stands for {@code hashing/pdq/java/reg_test/expected/out.bak} at commit
 * 6e8f37cdefc0e68f6d8f9fac82b84efe3b522112.
 */
final class Published {
  /** REGRESSION, "256-BIT TOOL TESTS": the lines of {@code short256.dat}. */
  static final List<String> SHORT_256 =
      List.of(
          "2b9c22a4d7d2244ce402fcc9dbe8e643356ac12184af5d6c7f19aec7c422ce38",
          "2b9c22a4d8d2244ce402fcc9dbe8e643356ac12184af5d6c7f19aec7c422ce38",
          "f01a16252f5906ed468061d06ec37ba206c87c19282f66e29514bd305d8f4bbd",
          "f01a16252f5906ed468061d06ec37ba206c87c19282f66e29514bd305d8f4bcd",
          "0000000000000000000000000000000000000000000000000000000000000000",
          "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff");

  /** REGRESSION, "hashtool256 norms": how many bits each of them has. */
  static final List<Integer> SHORT_256_NORMS = List.of(124, 122, 120, 119, 0, 256);

  /** REGRESSION, "hashtool256 slotnorms": the same by word, lowest word first. */
  static final List<List<Integer>> SHORT_256_SLOT_NORMS =
      List.of(
          List.of(8, 5, 10, 10, 9, 8, 5, 8, 8, 10, 10, 5, 5, 10, 5, 8),
          List.of(8, 5, 10, 10, 9, 8, 5, 8, 8, 10, 10, 5, 5, 8, 5, 8),
          List.of(10, 10, 8, 6, 8, 7, 8, 5, 9, 9, 6, 4, 8, 9, 6, 7),
          List.of(9, 10, 8, 6, 8, 7, 8, 5, 9, 9, 6, 4, 8, 9, 6, 7));

  /** REGRESSION, "hashtool256 matrix": their distances from each other. */
  static final int[][] SHORT_256_DISTANCES = {
    {0, 4, 122, 125, 124, 132},
    {4, 0, 124, 127, 122, 134},
    {122, 124, 0, 3, 120, 136},
    {125, 127, 3, 0, 119, 137},
    {124, 122, 120, 119, 0, 256},
    {132, 134, 136, 137, 256, 0}
  };

  /**
   * REGRESSION, "pdq-photo-hasher --pdqdih": all orientations of {@code bridge-1-original.jpg} by
   * one cosine transform. The reference turns counter-clockwise.
   */
  static final Map<Orientation, PdqHash> BRIDGE =
      Map.of(
          Orientation.ORIGINAL,
          PdqHash.parse("f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22"),
          Orientation.ROTATED_270,
          PdqHash.parse("f0a10efd71cc3d429053d48d0ffffc12e34e0e17ada952a9d29685210aa9e5af"),
          Orientation.ROTATED_180,
          PdqHash.parse("adad5a66b5a142e55b62a08843dacd5ae63b847fc23794b766b399361bc93188"),
          Orientation.ROTATED_90,
          PdqHash.parse("a5f0a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b4bfc4f05"),
          Orientation.MIRRORED_TOP_BOTTOM,
          PdqHash.parse("f8f80f33e0f417b00e37f5cd028f980fb36ed02a9662c1e233e64c634e9c64dd"),
          Orientation.MIRRORED_LEFT_RIGHT,
          PdqHash.parse("8dada599b1a1bd185362576542da32a5e63b7a80c2374b4866b366c91bc9ce77"),
          Orientation.TRANSPOSED,
          PdqHash.parse("f0a1f102f1dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade0ea91a50"),
          Orientation.TRANSVERSED,
          PdqHash.parse("a5f45ba8a4896817c906a1d85aaaab07b61b5b42f8fc03fc87c3d0744bfcb0fa"));

  /**
   * REGRESSION, "pdq-photo-hasher --details": hashes of the bridge turned as a file, {@code
   * bridge-1-original.jpg} to {@code bridge-8-flip-minus-1.jpg}.
   */
  static final List<PdqHash> BRIDGE_FILES =
      List.of(
          PdqHash.parse("f8f8f0cce0f4e84d0e370a22028f67f0b36e2ed596623e1d33e6339c4e9c9b22"),
          PdqHash.parse("b0a10efd71cc3f429413d48d0ffffe12e34e0e17ada952a9d29684210aa9e5af"),
          PdqHash.parse("adad5a64b5a142e55362a09057dacd5ae63b847fc23794b766b319361fc93188"),
          PdqHash.parse("a5f4a457a48995e8c9065c275aaa5498b61ba4bdf8fcf80387c32f8b0bfc4f05"),
          PdqHash.parse("f8f80f31e0f417b00e37f5cd028f980fb36ed02a9662c1e233e6cc634e9c64dd"),
          PdqHash.parse("8dad2599b1a1bd1853625f6553da32a1e63b7280c2374b4866b366c91bc9ce77"),
          PdqHash.parse("f0a1f102f1dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade0ea91a50"),
          PdqHash.parse("a5f05ba8a4896a17c106a3da5aaaab07b61b5b42f8fc07fc83c3d0740bfcb0fa"));

  /** The same run's {@code delta}: the distance from the file before. */
  static final List<Integer> BRIDGE_FILE_DELTAS = List.of(0, 124, 122, 118, 124, 122, 124, 124);

  /**
   * {@code python-threatexchange/threatexchange/signal_type/pdq/signal.py} at commit
   * 0a32d650d1fa63c7ae3845422f7953711e7802ae, {@code get_examples}: the bridge blurred, sharpened,
   * shrunken, with other contrast and saturation.
   */
  static final List<PdqHash> BRIDGE_MODIFIED =
      List.of(
          PdqHash.parse("f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f06370a2a038f63f0b36e26d596621e1d33e6b39c4e9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f0637022a038f67f0b36e26d596621e1d33e6b39c4e9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f06370a2a068f67f0b36e26d596621e1d33e6339c4e9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f06370a22038f67f0b36e2ed596221e1d33e6b39c4e9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f0e370a22038f67f0b36e2ed596221e1d33e6b39c4a9c9b22"),
          PdqHash.parse("d8f8f0cec0f4a84f8e370a22038f67f0b36a2ed597231e1d72e6b39c4a9c9b22"),
          PdqHash.parse("f8f8f0cee0f4a84f06370a22038f67f0b36e2ed596621e1d33e6339c4e9c9b22"),
          PdqHash.parse("d0f8f1ccc0f4a84d0a370a3a228f67f0b36e2ed5b6623e1d33e6339c4e9c9b22"),
          PdqHash.parse("d8f8f1eec0f4a84f0e37022a078f63f0b36e2ed596621e1d33e6239c4e9c9b22"),
          PdqHash.parse("d8f8f0cec4f4a84f0637022a078f67f0b36e2ee5b6621e1d33e6239c4e9c9b22"),
          PdqHash.parse("d8f8f0cec0f4a84f0637022a278f67f0b36e2ed596621e1d33e6339c4e9c9b22"));

  /**
   * REGRESSION, "clusterize256 -d 32" over {@code haystack.txt}: pairs that the reference's own
   * multi-index search found, and their distances.
   */
  static final List<Pair> HAYSTACK =
      List.of(
          pair(
              "68c8db3283b47c5152e6864cad377588ca71a783799edf68b2e4ab945d1b00d7",
              "28c8da0a83b27cd9f2e796ccad777580ca6987a3319ede6892eca9945d1b00d7",
              26),
          pair(
              "a0e8f84a83b264d9f26796acad577780ca7987a3319e5e6882eca9965d1b10d7",
              "80e8f848933224d9f26796acad5d77a0caf98723319ede6a82ecad965d0b10d7",
              14),
          pair(
              "c273bcc8db3326b06047db2e1d5cb9204af8cd23359e786aa2e425d47d0b52df",
              "c273bcc8db3206b0604fdb261d5cb9206af8cd23359e786a82e425d47d1b5adf",
              8),
          pair(
              "c273bcc8db3326b06047db2e1d5cb9204af8cd23359e786aa2e425d47d0b52df",
              "c273bcc8d91607b160cfda26155ce920ebf0c423379f786e826425d47c1b7acf",
              30),
          pair(
              "70d88f73d90c12b3ee5340ccdf363ca8e3530ee1559be81a8a6c571628bbea47",
              "70088efbd906309cef7320ccdf363ca883d34e71559ba91aaaec571628bbc947",
              32),
          pair(
              "70188ef9db02309ccf7320ccdf363ca8a3d34e71569ba91aaaec571628bbc947",
              "70188cf9db02309ccf3324ccdf3e3ca8a3c34e71769ba91aaaec571628bbc947",
              6),
          pair(
              "00ff0fa07d6eb8e178f7c7c9a29983f75d663d060016c8dedb9c8129a6681e56",
              "10f25fa07d46b0c1fa97c7c9a68903f77d667c060016c85efb9c8129a6687ede",
              26),
          pair(
              "99855ee3631ab5c59ce15b186ace9c63b39848cc4e63b71cb58c8863635ee6cc",
              "5a875ae2e718b5c53ce34b18cecebc63b3384ace4a63b71cb58c18e3425ce4cc",
              30),
          pair(
              "cf87313a94accccf7303222bccfcf7c06302cd4f9df832626986cccf325137c1",
              "cd8e303a94a4cccf3303222bccfcf7c22202cdff9df83262e987dccf325133c1",
              16),
          pair(
              "6b2cf8fd10965a62fba92ca53384803fd6c24f2930b598a55e752373dc8d5335",
              "2b3cf85110966a63ffad24b57bc4c03f5ec24f29b0b558856e712352dccd5315",
              30),
          pair(
              "38ad6ebe7b8d1ae7027112fc40b9dc8e35279140bfe94678e9de4d9742761484",
              "3cad4e1a73815ae702f110bc44bed58eb5279348bf49467a699e4d37c2763585",
              32));

  /** Two hashes and the distance that was published. */
  record Pair(PdqHash one, PdqHash other, int distance) {}

  /** A picture and the hash and quality that were published. */
  record Picture(Pattern pattern, int width, int height, PdqResult result) {}

  /**
   * Pictures by rule whose hashes Meta's Python implementation ({@code
   * pdq/python/pdqhashing/hasher/pdq_hasher.py}) gave, as another project published them for the
   * test of its own port (the {@code kuno_gateway} test {@code STAND_INS}).
   */
  static final List<Picture> STAND_INS =
      List.of(
          new Picture(
              Patterns.RINGS,
              300,
              200,
              result("658feb3056c72d9c7a6056c7259f29384a60da63d4cfb59fa59ca938a930ab30", 100)),
          new Picture(
              Patterns.BLOCKS,
              512,
              384,
              result("c9cc0e97d5c0f17f15ba339e61bfeb009677cc00ea66ccd1ea858cad6e18cc42", 100)),
          new Picture(
              Patterns.DIAGONAL,
              97,
              131,
              result("f3dbce6f39b8c6e721994c661118c44211908462e108fc02ff00ffc0fff0fffc", 62)));

  private Published() {}

  static PdqResult result(String hex, int quality) {
    return new PdqResult(PdqHash.parse(hex), quality);
  }

  private static Pair pair(String one, String other, int distance) {
    return new Pair(PdqHash.parse(one), PdqHash.parse(other), distance);
  }
}
