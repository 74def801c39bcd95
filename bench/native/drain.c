// The cheapest client: it negotiates on one stream socket and throws away what comes, counting bytes and, by the last
// line of each read, events of one length. Arguments: unix PATH | tcp PORT, events to wait for (0: until the end),
// seconds at most. Prints events and seconds.
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

static char buffer[1 << 20];

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + t.tv_nsec / 1e9;
}

static int open_unix(const char *path) {
	struct sockaddr_un to = {.sun_family = AF_UNIX};
	strncpy(to.sun_path, path, sizeof to.sun_path - 1);
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	return connect(fd, (struct sockaddr *)&to, sizeof to) == 0 ? fd : -1;
}

static int open_tcp(int port) {
	struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	return connect(fd, (struct sockaddr *)&to, sizeof to) == 0 ? fd : -1;
}

int main(int argc, char **argv) {
	if (argc < 5) {
		return 2;
	}

	int fd = strcmp(argv[1], "unix") == 0 ? open_unix(argv[2]) : open_tcp(atoi(argv[2]));
	if (fd < 0) {
		perror("connect");
		return 1;
	}

	const char hello[] = "{\"execute\": \"qmp_capabilities\"}";
	if (write(fd, hello, sizeof hello - 1) < 0) {
		return 1;
	}

	double wanted = atof(argv[3]), limit = atof(argv[4]), begin = 0, events = 0;
	size_t line = 0;
	for (;;) {
		ssize_t got = read(fd, buffer, sizeof buffer);
		if (got <= 0) {
			break;
		}

		// The greeting and the return come first, in reads of their own.
		char *last = memrchr(buffer, '\n', got);
		char *before = last == NULL || last == buffer ? NULL : memrchr(buffer, '\n', last - buffer);
		if (before != NULL) {
			line = last - before;
		}

		if (line == 0) {
			continue;
		}

		double t = now();
		if (begin == 0) {
			begin = t;
			continue;
		}

		events += (double)got / line;
		if ((wanted > 0 && events >= wanted) || t - begin >= limit) {
			printf("%.0f %.6f\n", events, t - begin);
			return 0;
		}
	}

	printf("%.0f %.6f\n", events, begin == 0 ? 1 : now() - begin);
	return 0;
}
