package dev.fanfare.payout.bankfile;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads what a bank says about payments: pain.002 (CustomerPaymentStatusReport), versions 001.03 to
 * 001.14, whose elements read here are the same. Immutable and safe for concurrent use.
 *
 * <p>A rejection as a duplicate (reasons AM05, DU01 to DU05, DUPL) is handed over as unreadable: a
 * host that sends a file twice gets it for the copy, while the first one may be paid.
 *
 * <p>The file comes from outside and is not trusted: a document type declaration is refused, so no
 * entity is expanded and nothing is fetched; size, depth and number of payments are bounded. A file
 * is read to its end before any of it counts.
 */
public final class Pain002Reader {
  /**
   * The most bytes a status file may have: 256 MiB, about 100,000 payments with all their details.
   */
  public static final long MAX_BYTES = 256L << 20;

  /** The most payments a status file may name. */
  public static final int MAX_PAYMENTS = 250_000;

  private final ZoneId zone;

  /** Makes a reader for a bank whose times without an offset are in UTC. */
  public Pain002Reader() {
    this(ZoneOffset.UTC);
  }

  /**
   * @param zone the bank's time zone, for times without an offset
   */
  public Pain002Reader(ZoneId zone) {
    this.zone = requireNonNull(zone, "zone");
  }

  /**
   * Reads a file. The stream is not closed.
   *
   * @throws StatusFileException if it is no pain.002 file, is cut off or malformed, lacks what
   *     identifies it, or exceeds a bound
   */
  public StatusFile read(InputStream in) {
    BoundedInputStream bounded = new BoundedInputStream(requireNonNull(in, "in"), MAX_BYTES);
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(bounded);
      Pain002Content content = new Pain002Content(zone, MAX_PAYMENTS);
      while (xml.hasNext()) {
        bounded.pieceDone();
        accept(xml.next(), xml, content);
      }
      return content.file();
    } catch (XMLStreamException e) {
      throw new StatusFileException(
          "Status file is cut off or no well-formed XML, at line %d, column %d; nothing of it was read"
              .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()),
          e);
    }
  }

  private static void accept(int event, XMLStreamReader xml, Pain002Content content) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT ->
          content.start(xml.getNamespaceURI(), xml.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> content.end(xml.getLocation().getLineNumber());
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> content.text(xml.getText());
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw new StatusFileException(
              "Status file has a document type declaration or an entity, which no bank sends; nothing of"
                  + " it was read");
      default -> {
        // Comments, processing instructions and white space say nothing.
      }
    }
  }

  /** The platform's own parser: one on the class path might not know these switches. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }
}
