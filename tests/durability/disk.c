/* A disk that can be watched, fill up, or be the end of the program: preloaded into a process (LD_PRELOAD).
 *
 * Only files below the folder that DISK_FOLDER names are looked at. Each change of them is one operation:
 * a file made, bytes written, a length set, a sync, a name given or taken away. With DISK_LOG, each is written
 * down there, as tests/durability/disk.py reads it.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096

static char watched[FILES];
static long done, last, synced, last_sync, room = -1;
static int torn, log_file = -1;

#define REAL(name, result, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* Let the process be killed at the n-th operation from now (0: never), half of what it writes being written. */
void disk_kill_at(long n, int half) { last = n ? done + n : 0; torn = half; }

/* Let files grow by so many bytes more (-1: by any number). */
void disk_room(long bytes) { room = bytes; }

long disk_operations(void) { return done; }

/* The same at the n-th sync. */
void disk_kill_at_sync(long n) { last_sync = n ? synced + n : 0; torn = 0; }

static int ours(const char *path) {
    const char *folder = getenv("DISK_FOLDER");
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int ours_open(int fd) { return fd >= 0 && fd < FILES && watched[fd]; }

static int dying(void) { return ++done == last; }

static void die(void) { kill(getpid(), SIGKILL); pause(); }

static uint64_t number_of(int fd) {
    struct stat found;
    return fstat(fd, &found) ? 0 : found.st_ino;
}

static int real_open(const char *path) {
    REAL("open", int, const char *, int, ...);
    return real(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void tell(char what, uint64_t file, uint64_t place, const void *data, size_t length, const char *name) {
    const char *path = getenv("DISK_LOG");
    if (!path) return;
    if (log_file < 0) log_file = real_open(path);
    uint64_t head[5] = {(uint64_t)what, file, place, length, name ? strlen(name) : 0};
    struct iovec parts[3] = {{head, sizeof head}, {(void *)(name ? name : ""), head[4]}, {(void *)data, length}};
    if (writev(log_file, parts, 3) < 0) abort();
}

static int opened(int fd, const char *path, int flags, int existed) {
    struct stat found;
    if (fd < 0 || fd >= FILES || !(watched[fd] = ours(path)) || fstat(fd, &found)) return fd;
    if (S_ISDIR(found.st_mode)) tell('d', found.st_ino, 0, NULL, 0, path);
    else if (!existed) tell('c', found.st_ino, 0, NULL, 0, path);
    else if (flags & O_TRUNC) tell('t', found.st_ino, 0, NULL, 0, NULL);
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        REAL(#name, int, const char *, int, ...); \
        va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest); \
        int existed = !ours(path) || !access(path, F_OK); \
        if (((flags & O_CREAT && !existed) || (flags & O_TRUNC && ours(path))) && dying()) die(); \
        return opened(real(path, flags, mode), path, flags, existed); \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    REAL("close", int, int);
    if (ours_open(fd)) watched[fd] = 0;
    return real(fd);
}

/* Return how many of these bytes fit on the disk. */
static int fits(int fd, uint64_t place, size_t length) {
    struct stat found;
    if (room < 0 || fstat(fd, &found) || place + length <= (uint64_t)found.st_size) return 1;
    long more = place + length - found.st_size;
    if (more > room) return 0;
    room -= more;
    return 1;
}

static ssize_t put(int fd, const void *data, size_t length, uint64_t place, int at) {
    REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
    if (!fits(fd, place, length)) { errno = ENOSPC; return -1; }
    if (dying()) { if (torn) real(fd, data, length / 2, place); die(); }
    ssize_t written = real(fd, data, length, place);
    if (written > 0) tell('w', number_of(fd), place, data, written, NULL);
    if (written > 0 && !at) lseek64(fd, place + written, SEEK_SET);
    return written;
}

ssize_t write(int fd, const void *data, size_t length) {
    REAL("write", ssize_t, int, const void *, size_t);
    return ours_open(fd) ? put(fd, data, length, lseek64(fd, 0, SEEK_CUR), 0) : real(fd, data, length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t place) {
    REAL("pwrite64", ssize_t, int, const void *, size_t, off64_t);
    return ours_open(fd) ? put(fd, data, length, place, 1) : real(fd, data, length, place);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t place) { return pwrite64(fd, data, length, place); }

#define TRUNCATE(name, type) \
    int name(int fd, type length) { \
        REAL(#name, int, int, type); \
        if (ours_open(fd) && dying()) die(); \
        int failed = real(fd, length); \
        if (ours_open(fd) && !failed) tell('t', number_of(fd), length, NULL, 0, NULL); \
        return failed; \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name) \
    int name(int fd) { \
        REAL(#name, int, int); \
        if (ours_open(fd) && (dying() | (++synced == last_sync))) die(); \
        int failed = real(fd); \
        if (ours_open(fd) && !failed) tell('s', number_of(fd), 0, NULL, 0, NULL); \
        return failed; \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL("unlink", int, const char *);
    if (ours(path) && dying()) die();
    int failed = real(path);
    if (ours(path) && !failed) tell('u', 0, 0, NULL, 0, path);
    return failed;
}

int mkdir(const char *path, mode_t mode) {
    REAL("mkdir", int, const char *, mode_t);
    if (ours(path) && dying()) die();
    int failed = real(path, mode);
    if (ours(path) && !failed) tell('m', 0, 0, NULL, 0, path);
    return failed;
}

#define NAMED(name, sign) \
    int name(const char *from, const char *to) { \
        REAL(#name, int, const char *, const char *); \
        if (ours(to) && dying()) die(); \
        int failed = real(from, to); \
        if (ours(to) && !failed) tell(sign, 0, 0, to, strlen(to), from); \
        return failed; \
    }
NAMED(rename, 'r')
NAMED(link, 'l')
