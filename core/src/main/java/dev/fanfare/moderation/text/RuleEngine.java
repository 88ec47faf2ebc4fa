package dev.fanfare.moderation.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Rules, made ready to be looked for. */
final class RuleEngine {
  private static final int MAX_MATCHES = 20;

  private final List<Rule> rules;
  private final PhraseIndex phrases = new PhraseIndex();

  /** What each target of the phrase index belongs to. */
  private final List<Target> targets = new ArrayList<>();

  /**
   * A group of phrases of a rule.
   *
   * @param rule the rule's number
   * @param matcher which of its matchers, by number
   * @param group which of the matcher's groups
   */
  private record Target(int rule, int matcher, int group) {}

  RuleEngine(List<Rule> rules) {
    this.rules = rules;
    for (int rule = 0; rule < rules.size(); rule++) {
      List<Rule.Matcher> matchers = rules.get(rule).matchers();
      for (int m = 0; m < matchers.size(); m++) {
        if (matchers.get(m) instanceof Rule.Matcher.Phrases any) {
          add(new Target(rule, m, 0), any.phrases());
        } else if (matchers.get(m) instanceof Rule.Matcher.Together together) {
          for (int group = 0; group < together.groups().size(); group++) {
            add(new Target(rule, m, group), together.groups().get(group));
          }
        }
      }
    }
  }

  private void add(Target target, List<String> list) {
    targets.add(target);
    list.forEach(phrase -> phrases.add(phrase, targets.size() - 1));
  }

  RuleSet.Found find(NormalText text) {
    return new Search(text).run();
  }

  /** One look at one text. */
  private final class Search {
    private final NormalText text;
    private final Words words;
    private final List<Set<Match>> matches = new ArrayList<>();
    private final List<Rule> exhausted = new ArrayList<>();
    private final Map<Scan, List<Match>> scans = new EnumMap<>(Scan.class);
    private final List<Link> links;

    Search(NormalText text) {
      this.text = text;
      words = Words.of(text.plain());
      links = Link.in(text.plain());
      rules.forEach(rule -> matches.add(new LinkedHashSet<>()));
    }

    RuleSet.Found run() {
      phrases();
      for (int rule = 0; rule < rules.size(); rule++) {
        for (Rule.Matcher matcher : rules.get(rule).matchers()) {
          others(rule, matcher);
        }
      }
      List<RuleSet.Hit> hits = new ArrayList<>();
      for (int rule = 0; rule < rules.size(); rule++) {
        for (Match match : matches.get(rule)) {
          hits.add(
              new RuleSet.Hit(
                  rules.get(rule), text.startOf(match.start()), text.endOf(match.end())));
        }
      }
      return new RuleSet.Found(hits, exhausted);
    }

    private void phrases() {
      Map<List<Integer>, Set<Integer>> groups = new HashMap<>();
      Map<List<Integer>, List<Match>> waiting = new HashMap<>();
      phrases.find(
          words,
          (number, match) -> {
            Target target = targets.get(number);
            if (rules.get(target.rule()).matchers().get(target.matcher())
                instanceof Rule.Matcher.Together) {
              List<Integer> matcher = List.of(target.rule(), target.matcher());
              groups.computeIfAbsent(matcher, any -> new HashSet<>()).add(target.group());
              List<Match> some = waiting.computeIfAbsent(matcher, any -> new ArrayList<>());
              if (some.size() < MAX_MATCHES) {
                some.add(match);
              }
            } else {
              add(target.rule(), match);
            }
          });
      groups.forEach(
          (matcher, found) -> {
            int rule = matcher.get(0);
            if (rules.get(rule).matchers().get(matcher.get(1))
                    instanceof Rule.Matcher.Together together
                && found.size() >= together.atLeast()) {
              waiting.getOrDefault(matcher, List.of()).forEach(match -> add(rule, match));
            }
          });
    }

    private void others(int rule, Rule.Matcher matcher) {
      if (matcher instanceof Rule.Matcher.Scanned scanned) {
        List<Match> found =
            scans.computeIfAbsent(
                scanned.scan(), scan -> Scanners.find(scan, text.plain(), words, links));
        if (found.size() >= scanned.atLeast()) {
          found.forEach(match -> add(rule, match));
        }
      } else if (matcher instanceof Rule.Matcher.Hosts hosts) {
        links.stream()
            .filter(link -> hosts.names().stream().anyMatch(link::isBelow))
            .forEach(link -> add(rule, new Match(link.start(), link.end())));
      } else if (matcher instanceof Rule.Matcher.Expression expression) {
        expression(rule, expression);
      }
    }

    private void expression(int rule, Rule.Matcher.Expression expression) {
      try {
        Matcher found = expression.pattern().matcher(new CountedText(text.plain()));
        while (matches.get(rule).size() < MAX_MATCHES && found.find()) {
          if (found.end() > found.start()) {
            add(rule, new Match(found.start(), found.end()));
          }
        }
      } catch (CountedText.Exhausted | StackOverflowError e) {
        // Java's patterns recurse: a long text can exhaust the stack as well as the steps.
        exhausted.add(rules.get(rule));
      }
    }

    private void add(int rule, Match match) {
      if (matches.get(rule).size() < MAX_MATCHES) {
        matches.get(rule).add(match);
      }
    }
  }
}
