<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!doctype html>
<html>
<head><title><c:out value="${name}"/></title></head>
<body><c:forEach var="i" begin="1" end="3"><p>${i} ä</p></c:forEach></body>
</html>
