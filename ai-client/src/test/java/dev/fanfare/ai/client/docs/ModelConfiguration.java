package dev.fanfare.ai.client.docs;

import dev.fanfare.ai.LanguageModel;
import dev.fanfare.ai.client.ClaudeModel;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

// snippet: model-spring
@Configuration
public class ModelConfiguration {
  @Bean(destroyMethod = "close") // cancels what goes on, leaves no thread
  LanguageModel languageModel(@Value("${ai.model}") String model, @Value("${ai.key}") String key) {
    return ClaudeModel.builder(model).apiKey(key).totalTimeout(Duration.ofMinutes(2)).build();
  }
}
// end
