// The most that a socket takes: one event, prebuilt, again and again, to the first client of a unix socket that has said
// something. Arguments: PATH, bytes a write.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const char event[] =
	"{\"timestamp\": {\"seconds\": 1767225600, \"microseconds\": 123456}, \"event\": \"QUORUM_FAILURE\", "
	"\"data\": {\"reference\": \"quorum0\", \"sector-num\": 2097143, \"sectors-count\": 8}}\r\n";

int main(int argc, char **argv) {
	if (argc < 3) {
		return 2;
	}

	struct sockaddr_un at = {.sun_family = AF_UNIX};
	strncpy(at.sun_path, argv[1], sizeof at.sun_path - 1);
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	if (bind(listener, (struct sockaddr *)&at, sizeof at) != 0 || listen(listener, 1) != 0) {
		perror("listen");
		return 1;
	}

	size_t length = sizeof event - 1, count = atoi(argv[2]) / length;
	char *block = malloc(length * count);
	for (size_t i = 0; i < count; i++) {
		memcpy(block + i * length, event, length);
	}

	int fd = accept(listener, NULL, NULL);
	char hello[256];
	if (read(fd, hello, sizeof hello) <= 0) {
		return 1;
	}

	size_t at_byte = 0;
	for (;;) {
		ssize_t put = write(fd, block + at_byte, length * count - at_byte);
		if (put <= 0) {
			return 0;
		}

		at_byte = (at_byte + put) % (length * count);
	}
}
