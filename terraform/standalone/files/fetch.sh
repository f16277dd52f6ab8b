# shellcheck shell=bash
# Downloads a file whole, or not at all.

# fetch FILE SHA512 SOURCE...: the file from the first source that has it as the checksum says; without one, as it comes.
fetch() {
  local file=$1 sha512=$2 source
  shift 2
  for source in "$@"; do
    if download_patiently "$source" "$file.part"; then
      if [ -z "$sha512" ] || echo "$sha512  $file.part" | sha512sum --check --status; then
        mv "$file.part" "$file"
        return
      fi
      say "$source is not what its SHA-512 says: it is $(sha512sum <"$file.part" | cut -d' ' -f1)"
    fi
    rm -f "$file.part"
  done
  fail "found the file at none of: $*"
}

IS_NOT_THERE=44

download_patiently() {
  local try status
  for try in 1 2 3 4 5; do
    status=0
    download "$1" "$2" || status=$?
    case $status in
      0 | "$IS_NOT_THERE") break ;;
    esac
    # Nodes that started together do not ask again together.
    sleep $((try * 2 + RANDOM % 3))
  done
  return "$status"
}

download() {
  case $1 in
    s3://*) download_from_s3 "$@" ;;
    *) download_by_http "$@" ;;
  esac
}

# Who may not list a bucket is told 403 of what is not there.
# https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
download_from_s3() {
  local said
  said=$(aws s3 cp --only-show-errors "$1" "$2" 2>&1) && return
  say "$1: ${said##*$'\n'}"
  case $said in
    *"(404)"* | *"(403)"*) return "$IS_NOT_THERE" ;;
  esac
  return 1
}

# Goes on where an earlier try was cut off. A server that sends less than 50 KB/s for 20 s is asked again.
download_by_http() {
  local code status=0
  code=$(curl --fail --silent --show-error --location --connect-timeout 10 --speed-limit 50000 --speed-time 20 \
    --continue-at - --output "$2" --write-out '%{http_code}' "$1") || status=$?
  case $status,$code in
    0,*) return ;;
    *,403 | *,404 | *,410) return "$IS_NOT_THERE" ;;
    # The server gives no parts (curl's 33), or what is here is longer than what it has.
    33,* | *,416) rm -f "$2" ;;
  esac
  return 1
}
