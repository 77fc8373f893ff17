package io.greenway.core.xml;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.io.Stax2ByteArraySource;

/// Makes parsers that share a table of names. The parser never forgets a name it has seen in a
/// whole text, and its table slows down as it grows; so the table is thrown away once senders
/// have taught it too many names that are not ours.
final class Parsers {
    private static final int MOST_FOREIGN_NAMES = 20_000;
    private static final AtomicReference<Parsers> CURRENT = new AtomicReference<>(new Parsers());

    private final InputFactoryImpl factory = new InputFactoryImpl();
    private final AtomicInteger foreignNames = new AtomicInteger();

    private Parsers() {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
    }

    static Parsers current() {
        return CURRENT.get();
    }

    XMLStreamReader2 parser(byte[] text, int offset) throws XMLStreamException {
        Stax2ByteArraySource source = new Stax2ByteArraySource(text, offset, text.length - offset);
        return (XMLStreamReader2) factory.createXMLStreamReader(source);
    }

    /// Counts the names, old or new, that a text held beside those of its message.
    void learned(int names) {
        if (names > 0 && foreignNames.addAndGet(names) > MOST_FOREIGN_NAMES) {
            CURRENT.compareAndSet(this, new Parsers());
        }
    }
}
