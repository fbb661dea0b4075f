import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import com.fasterxml.jackson.databind.node.ArrayNode
import com.fasterxml.jackson.databind.node.JsonNodeFactory
import com.fasterxml.jackson.databind.node.ObjectNode
import java.io.File
import java.time.DateTimeException
import java.time.OffsetDateTime

private val nodes: JsonNodeFactory = JsonNodeFactory.instance
private val mapper = ObjectMapper()

/** The root of the repository; Maven runs the tests in the folder of the pom. */
val repository: File = File("../../..").canonicalFile

fun json(text: String): JsonNode = mapper.readTree(text)

fun json(texts: List<String>): JsonNode = nodes.arrayNode().apply { texts.forEach { add(json(it)) } }

fun texts(texts: List<String>): JsonNode = nodes.arrayNode().apply { texts.forEach(::add) }

/** A JSON file of the repository, with each text that is an instant as its milliseconds since 1970. */
fun file(path: String): JsonNode = withMilliseconds(mapper.readTree(File(repository, path)))

private fun withMilliseconds(json: JsonNode): JsonNode = when (json) {
    is ObjectNode -> nodes.objectNode().apply { json.forEachEntry { key, value -> set<JsonNode>(key, withMilliseconds(value)) } }
    is ArrayNode -> nodes.arrayNode().apply { json.forEach { add(withMilliseconds(it)) } }
    else -> milliseconds(json)?.let(nodes::numberNode) ?: json
}

private fun milliseconds(json: JsonNode): Long? {
    val text = json.textValue() ?: return null
    if (text.length < 20 || text[10] != 'T') return null
    return try {
        OffsetDateTime.parse(text).toInstant().toEpochMilli()
    } catch (_: DateTimeException) {
        null
    }
}

/** RFC 7396. */
fun merged(target: JsonNode?, patch: JsonNode): JsonNode {
    if (patch !is ObjectNode) return patch
    val merged = if (target is ObjectNode) target.deepCopy() else nodes.objectNode()
    patch.forEachEntry { key, value ->
        if (value.isNull) merged.remove(key) else merged.set<JsonNode>(key, merged(merged.get(key), value))
    }
    return merged
}

/** Without nulls, and with whole numbers as such: an absent field and null are the same, and so are 1 and 1.0. */
fun plain(json: JsonNode?): JsonNode = when {
    json == null -> nodes.nullNode()
    json is ObjectNode -> nodes.objectNode().apply {
        json.forEachEntry { key, value -> if (!value.isNull) set<JsonNode>(key, plain(value)) }
    }
    json is ArrayNode -> nodes.arrayNode().apply { json.forEach { add(plain(it)) } }
    json.isNumber && json.decimalValue().stripTrailingZeros().scale() <= 0 -> nodes.numberNode(json.longValue())
    else -> json
}

/** What an engine answers is as expected; `*` is any text. */
fun equal(expected: JsonNode?, got: JsonNode?): Boolean = equalPlain(plain(expected), plain(got))

private fun equalPlain(expected: JsonNode, got: JsonNode): Boolean = when {
    expected.isTextual && got.isTextual && expected.textValue() == "*" -> true
    expected is ArrayNode && got is ArrayNode ->
        expected.size() == got.size() && expected.zip(got).all { (one, other) -> equalPlain(one, other) }
    expected is ObjectNode && got is ObjectNode ->
        expected.size() == got.size() &&
            expected.properties().all { (key, value) -> got.has(key) && equalPlain(value, got.get(key)) }
    else -> expected == got
}

private fun JsonNode.forEachEntry(each: (String, JsonNode) -> Unit) = properties().forEach { (key, value) -> each(key, value) }
