import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Properties;

/**
 * Reads files as Spark reads spark-defaults.conf: Java's properties in UTF-8, without the spaces at both ends of a value
 * (org.apache.spark.util.Utils.getPropertiesFromFile). Prints each as `file key value`, key and value in hexadecimal.
 */
class ReadProperties {
  public static void main(String[] files) throws Exception {
    for (String file : files) {
      var properties = new Properties();
      try (var reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      for (String key : properties.stringPropertyNames()) {
        System.out.println(file + " " + hex(key) + " " + hex(properties.getProperty(key).trim()));
      }
    }
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
