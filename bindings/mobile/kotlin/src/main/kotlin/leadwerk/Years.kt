package leadwerk

/** The year's requests from here on: `for (request in year)`. */
operator fun Year.iterator(): Iterator<Request> = generateSequence { next() }.iterator()
