// Serves TestSource on a free port, prints the port, and ends with its standard input: what
// validate_openapi.py is run against by ctest.
#include <cstdio>

#include "test_source.h"
#include "web/web_service.h"

int main() {
  viisari::TestSource source;
  source.comparing = true;
  const viisari::SystemClock clock;
  viisari::HttpServerOptions options;
  options.port = 0;
  const auto service = viisari::WebService::start(options, source, clock);
  if (!service) {
    std::fprintf(stderr, "%s\n", service.error().to_string().c_str());
    return 3;
  }
  std::printf("%d\n", (*service)->port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return 0;
}
