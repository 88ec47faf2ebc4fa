package dev.fanfare.payout.bankfile;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Reads a payment file back, by other means than it was written with, and holds it against the
 * schema.
 */
final class PaymentXml {
  private static final Schema SCHEMA = schema();

  private final Element root;

  private PaymentXml(Element root) {
    this.root = root;
  }

  /** Parses a file that must be valid. */
  static PaymentXml valid(byte[] file) throws Exception {
    validate(file);
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
    return new PaymentXml(document.getDocumentElement());
  }

  static void validate(byte[] file) throws Exception {
    SCHEMA.newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
  }

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(PaymentXml.class.getResource("pain.001.001.09-used.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the elements at a path below this one, such as {@code PmtInf/CdtTrfTxInf}. */
  List<PaymentXml> all(String path) {
    List<PaymentXml> found = List.of(this);
    for (String name : path.split("/")) {
      List<PaymentXml> next = new ArrayList<>();
      for (PaymentXml parent : found) {
        for (Node n = parent.root.getFirstChild(); n != null; n = n.getNextSibling()) {
          if (n instanceof Element element && element.getLocalName().equals(name)) {
            next.add(new PaymentXml(element));
          }
        }
      }
      found = next;
    }
    return found;
  }

  /** Returns the texts of all elements at a path. */
  List<String> texts(String path) {
    return all(path).stream().map(e -> e.root.getTextContent()).toList();
  }

  /** Returns the text of the only element at a path. */
  String text(String path) {
    List<String> texts = texts(path);
    if (texts.size() != 1) {
      throw new AssertionError(path + " occurs " + texts.size() + " times");
    }
    return texts.get(0);
  }

  String attribute(String name) {
    return root.getAttribute(name);
  }
}
