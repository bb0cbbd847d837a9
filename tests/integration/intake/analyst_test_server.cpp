// Serves the analyst's part of the API, prints the port, and ends with its standard input: what
// validate_analyst.py is run against by ctest.
#include <cstdio>

#include "analyst_server.h"

int main() {
  const viisari::test::AnalystServer server;
  std::printf("%d\n", server.port());
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return 0;
}
